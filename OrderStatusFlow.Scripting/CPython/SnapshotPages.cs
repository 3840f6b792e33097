namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A memory's content by pages, as every interpreter begins with; only pages that are not zero take room.</summary>
internal sealed unsafe class SnapshotPages : IDisposable
{
    public const int PageSize = 4096;
    private static readonly byte[] ZeroPage = new byte[PageSize];
    private readonly int[] places; // of each page in the content; -1 when it is zero
    private readonly ReadOnlyMemory<byte> content;
    private readonly int file;

    /// <summary>Keeps what a memory holds.</summary>
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

    /// <summary>Takes up what was kept.</summary>
    /// <param name="length">The memory's size in bytes.</param>
    /// <param name="numbers">The pages that are not zero, in order.</param>
    /// <param name="content">Those pages.</param>
    public SnapshotPages(int length, int[] numbers, ReadOnlyMemory<byte> content)
    {
        (Length, Numbers, this.content) = (length, numbers, content);
        (places, file) = (Places(), CreateFile());
    }

    /// <summary>The memory's size in bytes.</summary>
    public int Length { get; }

    /// <summary>The pages that are not zero, in order.</summary>
    public int[] Numbers { get; }

    /// <summary>Those pages, one after the other.</summary>
    public ReadOnlySpan<byte> Content => content.Span;

    public ReadOnlySpan<byte> this[int page] => places[page] >= 0 ? Content.Slice(places[page] * PageSize, PageSize) : ZeroPage;

    /// <summary>Fills a fresh guest's memory: copied as it is written where the system can, at once elsewhere.</summary>
    /// <returns>True when pages are copied as they are written.</returns>
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
