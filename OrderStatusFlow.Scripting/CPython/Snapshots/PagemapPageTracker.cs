using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Finds the private pages of a copy-on-write mapping with Linux's pagemap. Skips jobs without page faults, because only a fault
/// makes a page private.</summary>
/// <remarks>See Documentation/admin-guide/mm/pagemap.rst: bit 63 is present, 62 swapped, 61 file-backed or shared.</remarks>
internal sealed unsafe class PagemapPageTracker : IPageTracker
{
    private const ulong Present = 1UL << 63;
    private const ulong Swapped = 1UL << 62;
    private const ulong Shared = 1UL << 61;
    private static readonly SafeFileHandle? PageMap = Open();

    private readonly WasmMemory memory;
    private readonly CommonPages prepared;
    private readonly CommonPages served;
    private readonly ulong[] entries;
    private readonly List<int> found = [];
    private long faults;
    private bool known;

    /// <summary>Tracks an interpreter that has no script yet.</summary>
    /// <param name="memory">A memory with copy-on-write pages.</param>
    /// <param name="prepared">The pages that interpreters write before they settle.</param>
    /// <param name="served">The pages that interpreters write in their first job.</param>
    public PagemapPageTracker(WasmMemory memory, CommonPages prepared, CommonPages served)
    {
        (this.memory, this.prepared, this.served) = (memory, prepared, served);
        entries = new ulong[memory.Length / WasmMemory.PageSize];
        Populate(prepared);
    }

    /// <summary>True if the system provides the information and copy-on-write pages of the right size.</summary>
    public static bool IsSupported =>
        PageMap is not null
        && Environment.SystemPageSize == WasmMemory.PageSize && LinuxMemory.Faults() >= 0 && LinuxMemory.CanCreateFile();

    public bool IsLearning { get; private set; }

    public void Watch() => faults = LinuxMemory.Faults();

    public void EndWatch() => known = known && LinuxMemory.Faults() == faults;

    public IReadOnlyList<int> Find()
    {
        if (known)
            return found;
        known = true;
        found.Clear();
        RandomAccess.Read(PageMap!, MemoryMarshal.AsBytes(entries.AsSpan()), (long)memory.Start / WasmMemory.PageSize * sizeof(ulong));
        for (var page = 0; page < entries.Length; page++)
        {
            var entry = entries[page];
            if ((entry & (Present | Swapped)) != 0 && (entry & Shared) == 0)
                found.Add(page);
        }

        return found;
    }

    public void Learn(IReadOnlyCollection<int> written)
    {
        IsLearning = false;
        served.Add(written);
        // A page that was populated in vain would be copied after each job.
        var others = Find().Except(written).ToList();
        foreach (var (index, count) in PageRanges.Of(others))
            _ = LinuxMemory.TryForget(memory.Start + ((long)others[index] * WasmMemory.PageSize), count * (long)WasmMemory.PageSize);
        known = false;
    }

    /// <summary>Maps the changed pages from a second file, so that they are shared and unmodified like all other pages.</summary>
    public bool TrySettle(IReadOnlyList<int> changed)
    {
        // Not all pages that it found: those that were populated in vain would be common forever.
        prepared.Add(changed);
        var content = new byte[changed.Count * WasmMemory.PageSize];
        for (var i = 0; i < changed.Count; i++)
            memory.Page(changed[i]).CopyTo(content.AsSpan(i * WasmMemory.PageSize));
        var file = LinuxMemory.CreateFile(content.Length);
        if (file < 0)
            return false;
        var settled = LinuxMemory.TryWrite(file, 0, content) && TryForget();
        foreach (var (index, count) in settled ? PageRanges.Of(changed) : [])
        {
            var offset = index * WasmMemory.PageSize;
            var pages = memory.Pages(changed[index], count);
            if (LinuxMemory.TryMap(file, offset, pages))
                continue;
            content.AsSpan(offset, pages.Length).CopyTo(pages);
            settled = false;
        }

        _ = LinuxMemory.Close(file);
        IsLearning = settled;
        if (settled)
            Populate(served);
        return settled;
    }

    public bool TryForget()
    {
        known = false;
        return LinuxMemory.TryForget(memory.Start, memory.Length);
    }

    private void Populate(CommonPages common)
    {
        var pages = common.Find();
        foreach (var (index, count) in PageRanges.Of(pages))
            LinuxMemory.Populate(memory.Pages(pages[index], count));
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
