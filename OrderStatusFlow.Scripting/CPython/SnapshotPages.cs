namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The initial memory of every interpreter, by pages. Stores only non-zero pages.</summary>
internal sealed unsafe class SnapshotPages : IDisposable
{
    public const int PageSize = 4096;
    private static readonly byte[] ZeroPage = new byte[PageSize];
    private readonly int[] places; // The index of each page in the content; -1 for a zero page.
    private readonly ReadOnlyMemory<byte> content;
    private readonly int file;

    /// <summary>Captures the content of a memory.</summary>
    public SnapshotPages(ReadOnlySpan<byte> memory)
    {
        var numbers = new List<int>();
        for (var page = 0; page < memory.Length / PageSize; page++)
        {
            if (memory.Slice(page * PageSize, PageSize).ContainsAnyExcept((byte)0))
                numbers.Add(page);
        }

        var packed = new byte[numbers.Count * PageSize];
        for (var i = 0; i < numbers.Count; i++)
            memory.Slice(numbers[i] * PageSize, PageSize).CopyTo(packed.AsSpan(i * PageSize));
        (Length, Numbers, content) = (memory.Length, [.. numbers], packed);
        (places, file) = (Places(), CreateFile());
    }

    /// <summary>Restores captured pages.</summary>
    /// <param name="length">The memory's size in bytes.</param>
    /// <param name="numbers">The numbers of the non-zero pages, in order.</param>
    /// <param name="content">The content of those pages.</param>
    public SnapshotPages(int length, int[] numbers, ReadOnlyMemory<byte> content)
    {
        (Length, Numbers, this.content) = (length, numbers, content);
        (places, file) = (Places(), CreateFile());
    }

    /// <summary>The memory's size in bytes.</summary>
    public int Length { get; }

    /// <summary>The numbers of the non-zero pages, in order.</summary>
    public int[] Numbers { get; }

    /// <summary>The content of those pages, concatenated.</summary>
    public ReadOnlySpan<byte> Content => content.Span;

    public ReadOnlySpan<byte> this[int page] => places[page] >= 0 ? Content.Slice(places[page] * PageSize, PageSize) : ZeroPage;

    /// <summary>Fills the memory of a new instance: with copy-on-write pages if the system supports them, otherwise with a copy.</summary>
    /// <returns>True if the pages are copy-on-write.</returns>
    public bool Fill(WasmMemory memory)
    {
        memory.Grow(Length);
        if (file >= 0 && Environment.SystemPageSize == PageSize && LinuxMemory.TryMap(file, 0, memory.Slice(0, Length)))
        {
            LinuxMemory.KeepPagesSmall(memory.Start, Length);
            return true;
        }

        memory.Slice(0, Length).Clear();
        foreach (var page in Numbers)
            this[page].CopyTo(memory.Page(page));
        return false;
    }

    public void Dispose()
    {
        if (file >= 0)
            _ = LinuxMemory.Close(file);
    }

    private int[] Places()
    {
        var found = new int[Length / PageSize];
        Array.Fill(found, -1);
        for (var i = 0; i < Numbers.Length; i++)
            found[Numbers[i]] = i;
        return found;
    }

    private int CreateFile()
    {
        var created = LinuxMemory.CreateFile(Length);
        if (created < 0)
            return created;
        foreach (var (index, count) in PageRanges.Of(Numbers))
        {
            if (LinuxMemory.TryWrite(created, (long)Numbers[index] * PageSize, Content.Slice(index * PageSize, count * PageSize)))
                continue;
            _ = LinuxMemory.Close(created);
            return -1;
        }

        return created;
    }
}
