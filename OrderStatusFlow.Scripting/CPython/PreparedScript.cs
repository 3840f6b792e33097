namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The interpreter's result of compiling a script.</summary>
internal sealed record PreparedScript(WasmError? Error, IReadOnlyList<string> Changes)
{
    /// <summary>Reads a result; null if the bytes are not valid.</summary>
    public static PreparedScript? Parse(ReadOnlySpan<byte> answer)
    {
        var reader = new MarshalReader(answer);
        if (!reader.TryTuple(2) || !WasmError.TryRead(ref reader, out var error) || !reader.TryNumber('[', out var count))
            return null;
        var changes = new List<string>();
        while (changes.Count < count)
        {
            if (!reader.TryText(out var change))
                return null;
            changes.Add(change);
        }

        return new PreparedScript(error, changes);
    }
}
