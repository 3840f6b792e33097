using System.Runtime.InteropServices;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The few Linux calls that make an interpreter's memory cheap to copy and to put back.</summary>
internal static unsafe partial class LinuxMemory
{
    private const int ReadWrite = 3;
    private const int Private = 2;
    private const int Fixed = 0x10;
    private const int DontNeed = 4;
    private const int NoHugePage = 15;
    private const int ThisThread = 1;

    /// <summary>Makes a file of zeros that has no name and lies in memory; -1 when the system cannot.</summary>
    public static int CreateFile(long length)
    {
        if (!OperatingSystem.IsLinux())
            return -1;
        var file = MemfdCreate("python", 1);
        if (file < 0 || Truncate(file, (nint)length) == 0)
            return file;
        _ = Close(file);
        return -1;
    }

    /// <summary>Writes into such a file; false when there is no memory for it.</summary>
    public static bool TryWrite(int file, long offset, ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            fixed (byte* start = content)
            {
                var done = (int)Write(file, start, content.Length, (nint)offset);
                if (done <= 0)
                    return false;
                content = content[done..];
                offset += done;
            }
        }

        return true;
    }

    /// <summary>Lays the file over that memory from the offset on, copied page by page as it is written.</summary>
    public static bool TryMap(int file, long offset, Span<byte> memory)
    {
        fixed (byte* start = memory)
            return Map(start, memory.Length, ReadWrite, Private | Fixed, file, (nint)offset) == start;
    }

    /// <summary>Drops every private copy: mapped pages are the file's again, the others zero.</summary>
    public static bool TryForget(byte* start, long length) => Advise(start, (nint)length, DontNeed) == 0;

    public static void KeepPagesSmall(byte* start, long length) => _ = Advise(start, (nint)length, NoHugePage);

    /// <summary>Page faults of this thread so far; -1 when unknown.</summary>
    public static long Faults()
    {
        var usage = stackalloc long[32];
        return ResourceUsage(ThisThread, usage) == 0 ? usage[8] + usage[9] : -1;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemfdCreate(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    private static partial int Truncate(int file, nint length);

    [LibraryImport("libc", EntryPoint = "pwrite")]
    private static partial nint Write(int file, byte* start, nint length, nint offset);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(byte* start, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(byte* start, nint length, int advice);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ResourceUsage(int who, long* usage);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);
}
