namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The output of one call, one chunk per write, in memory that the next call reuses.</summary>
internal sealed class WasmOutput
{
    private const int KeptBytes = 1 << 20;
    private readonly List<int> ends = [];
    private byte[] bytes = new byte[16 << 10];

    public int Count => ends.Count;

    public int Length => ends.Count > 0 ? ends[^1] : 0;

    public ReadOnlySpan<byte> this[int piece] => bytes.AsSpan((piece > 0 ? ends[piece - 1] : 0)..ends[piece]);

    public void Clear()
    {
        ends.Clear();
        if (bytes.Length > KeptBytes)
            bytes = new byte[KeptBytes];
    }

    public void Add(ReadOnlySpan<byte> piece)
    {
        var start = Length;
        if (bytes.Length - start < piece.Length)
            Array.Resize(ref bytes, Math.Max(start + piece.Length, (int)Math.Min(2L * bytes.Length, Array.MaxLength)));
        piece.CopyTo(bytes.AsSpan(start));
        ends.Add(start + piece.Length);
    }
}
