namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What a guest will read: frames, of which one read never takes more than one.</summary>
internal sealed class WasmInput
{
    private readonly List<ReadOnlyMemory<byte>> frames = [];
    private int next;

    public void Set(ReadOnlySpan<ReadOnlyMemory<byte>> input)
    {
        frames.Clear();
        frames.AddRange(input);
        next = 0;
    }

    public void Add(ReadOnlySpan<ReadOnlyMemory<byte>> input) => frames.AddRange(input);

    /// <summary>Moves as much of the next frame as there is room for.</summary>
    public int Take(Span<byte> room)
    {
        if (next == frames.Count)
            return 0;
        var frame = frames[next];
        var taken = Math.Min(room.Length, frame.Length);
        frame.Span[..taken].CopyTo(room);
        frames[next] = frame[taken..];
        if (taken == frame.Length)
            next++;
        return taken;
    }
}
