namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What the guest says once it has compiled a script.</summary>
internal sealed record PreparedScript(WasmError? Error, IReadOnlyList<string> Changes)
{
    /// <summary>Null when it is not an answer.</summary>
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
