namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A memory's content by pages, as every interpreter begins with; zero past its end.</summary>
internal sealed unsafe class ImagePages : IDisposable
{
    public const int PageSize = 4096;
    private readonly byte[] content;
    private readonly int file;

    public ImagePages(ReadOnlySpan<byte> memory)
    {
        var used = memory.TrimEnd((byte)0).Length;
        content = memory[..((used + PageSize - 1) / PageSize * PageSize)].ToArray();
        Length = memory.Length;
        file = LinuxMemory.CreateFile(content);
    }

    /// <summary>The memory's size in bytes, the zero pages at its end included.</summary>
    public int Length { get; }

    public ReadOnlySpan<byte> this[int page] =>
        page * PageSize < content.Length ? content.AsSpan(page * PageSize, PageSize) : Zero;

    private static ReadOnlySpan<byte> Zero => ZeroPage;

    private static readonly byte[] ZeroPage = new byte[PageSize];

    /// <summary>Fills a fresh guest's memory: copied as it is written where the system can, at once elsewhere.</summary>
    /// <returns>True when pages are copied as they are written.</returns>
    public bool Fill(GuestMemory memory)
    {
        memory.Grow(Length);
        if (file < 0 || Environment.SystemPageSize != PageSize || !LinuxMemory.TryMap(file, 0, memory.Slice(0, content.Length)))
        {
            content.CopyTo(memory.Slice(0, content.Length));
            return false;
        }

        LinuxMemory.KeepPagesSmall(memory.Start, Length);
        return true;
    }

    public void Dispose()
    {
        if (file >= 0)
            _ = LinuxMemory.Close(file);
    }
}
