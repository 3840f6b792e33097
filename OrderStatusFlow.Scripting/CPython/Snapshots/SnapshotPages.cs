namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The initial memory of every interpreter, by pages. Stores only non-zero pages.</summary>
internal sealed unsafe class SnapshotPages : IDisposable
{
    private const int PageSize = WasmMemory.PageSize;
    private static readonly byte[] ZeroPage = new byte[PageSize];
    private readonly int[] places; // The index of each page in the content; -1 for a zero page.
    private readonly ReadOnlyMemory<byte> content;
    private readonly Lazy<int> file; // An anonymous file with the content; -1 if it cannot be created.
    private int[]? leftovers; // The pages in which a new instance has data and the snapshot has none, once they are known.

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
        (places, file) = (Places(), new Lazy<int>(CreateFile));
    }

    /// <summary>Restores captured pages.</summary>
    /// <param name="length">The memory's size in bytes.</param>
    /// <param name="numbers">The numbers of the non-zero pages, in order.</param>
    /// <param name="content">The content of those pages.</param>
    public SnapshotPages(int length, int[] numbers, ReadOnlyMemory<byte> content)
    {
        (Length, Numbers, this.content) = (length, numbers, content);
        (places, file) = (Places(), new Lazy<int>(CreateFile));
    }

    /// <summary>The memory's size in bytes.</summary>
    public int Length { get; }

    /// <summary>The numbers of the non-zero pages, in order.</summary>
    public int[] Numbers { get; }

    /// <summary>The content of those pages, concatenated.</summary>
    public ReadOnlySpan<byte> Content => content.Span;

    public ReadOnlySpan<byte> this[int page] => places[page] >= 0 ? Content.Slice(places[page] * PageSize, PageSize) : ZeroPage;

    /// <summary>Fills the memory of a new instance with copy-on-write pages, which all instances share until they write.</summary>
    /// <exception cref="InvalidOperationException">The system has not enough memory or mappings.</exception>
    public void Map(WasmMemory memory)
    {
        memory.Grow(Length);
        if (file.Value < 0 || !LinuxMemory.TryMap(file.Value, 0, memory.Pages(0, Length / PageSize)))
            throw new InvalidOperationException(
                "The memory of a Python interpreter cannot be mapped. The process may have too little memory.");
        LinuxMemory.KeepPagesSmall(memory.Start, Length);
    }

    /// <summary>Fills the memory of a new instance with a copy.</summary>
    public void Copy(WasmMemory memory)
    {
        // All instances of a module start with the same data. Memory that was never touched is zero, and clearing it would cost a page fault a page.
        leftovers ??= [.. Enumerable.Range(0, (int)(memory.Length / PageSize)).Where(page => places[page] < 0 && memory.Page(page).ContainsAnyExcept((byte)0))];
        foreach (var page in leftovers)
            memory.Page(page).Clear();
        memory.Grow(Length);
        foreach (var (index, count) in PageRanges.Of(Numbers))
        {
            LinuxMemory.Populate(memory.Pages(Numbers[index], count));
            Content.Slice(index * PageSize, count * PageSize).CopyTo(memory.Pages(Numbers[index], count));
        }
    }

    public void Dispose()
    {
        if (file is { IsValueCreated: true, Value: >= 0 })
            _ = LinuxMemory.Close(file.Value);
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
