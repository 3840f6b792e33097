using System.Runtime.InteropServices;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The Linux system calls for cheap copies of an interpreter's memory.</summary>
internal static unsafe partial class LinuxMemory
{
    private const int ReadWrite = 3;
    private const int Private = 2;
    private const int Fixed = 0x10;
    private const int DontNeed = 4;
    private const int NoHugePage = 15;
    private const int PopulateWrite = 23;
    private const int ThisThread = 1;

    /// <summary>Creates an anonymous, zero-filled file in memory; -1 if the system does not support it.</summary>
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

    /// <summary>Returns true if the system supports anonymous files in memory.</summary>
    public static bool CanCreateFile()
    {
        var file = CreateFile(1);
        return file >= 0 && Close(file) == 0;
    }

    /// <summary>Writes to an anonymous file; false if there is not enough memory.</summary>
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

    /// <summary>Maps a file over memory from an offset, with copy-on-write pages.</summary>
    public static bool TryMap(int file, long offset, Span<byte> memory)
    {
        fixed (byte* start = memory)
            return Map(start, memory.Length, ReadWrite, Private | Fixed, file, (nint)offset) == start;
    }

    /// <summary>Discards all private copies: mapped pages have the file's content again, other pages are zero.</summary>
    public static bool TryForget(byte* start, long length) => Advise(start, (nint)length, DontNeed) == 0;

    /// <summary>Gives pages memory of their own in one call, not by a page fault each. Does nothing on other systems and before Linux 5.14.</summary>
    public static void Populate(Span<byte> pages)
    {
        if (!OperatingSystem.IsLinux())
            return;
        fixed (byte* start = pages)
            _ = Advise(start, pages.Length, PopulateWrite);
    }

    public static void KeepPagesSmall(byte* start, long length) => _ = Advise(start, (nint)length, NoHugePage);

    /// <summary>The number of page faults of this thread; -1 if unknown.</summary>
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
