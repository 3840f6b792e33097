using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Asks Linux which pages of a copy-on-write mapping have become the guest's own; only after a job in which its thread faulted, for only a fault makes one.</summary>
/// <remarks>Documentation/admin-guide/mm/pagemap.rst: bit 63 present, 62 swapped, 61 a page of a file or shared.</remarks>
internal sealed unsafe class CopiedOnWritePages : IDirtyPages
{
    private const ulong Present = 1UL << 63;
    private const ulong Swapped = 1UL << 62;
    private const ulong Shared = 1UL << 61;
    private static readonly SafeFileHandle? PageMap = Open();

    private readonly GuestMemory memory;
    private readonly ulong[] entries;
    private readonly List<int> found = [];
    private long faults = -1;

    private CopiedOnWritePages(GuestMemory memory) => (this.memory, entries) = (memory, new ulong[memory.Length / ImagePages.PageSize]);

    /// <summary>Null where the system does not tell.</summary>
    public static CopiedOnWritePages? TryCreate(GuestMemory memory) =>
        PageMap is not null && LinuxMemory.Faults() >= 0 ? new CopiedOnWritePages(memory) : null;

    public void Watch()
    {
        if (faults >= 0)
            faults = LinuxMemory.Faults();
    }

    public IReadOnlyList<int> Find()
    {
        var now = LinuxMemory.Faults();
        if (faults >= 0 && now == faults)
            return found;
        faults = now;
        found.Clear();
        RandomAccess.Read(PageMap!, MemoryMarshal.AsBytes(entries.AsSpan()), (long)memory.Start / ImagePages.PageSize * sizeof(ulong));
        for (var page = 0; page < entries.Length; page++)
        {
            var entry = entries[page];
            if ((entry & (Present | Swapped)) != 0 && (entry & Shared) == 0)
                found.Add(page);
        }

        return found;
    }

    public bool TryForget()
    {
        faults = -1;
        return LinuxMemory.TryForget(memory.Start, memory.Length);
    }

    private static SafeFileHandle? Open()
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.OpenHandle("/proc/self/pagemap") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
