namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The input of an instance, in frames. One read never spans two frames.</summary>
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

    public void Add(params ReadOnlySpan<ReadOnlyMemory<byte>> input) => frames.AddRange(input);

    /// <summary>Copies as much of the next frame as fits.</summary>
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
