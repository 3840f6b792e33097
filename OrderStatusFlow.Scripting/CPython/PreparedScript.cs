namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The interpreter's result of compiling a script.</summary>
internal sealed record PreparedScript(WasmError? Error, IReadOnlyList<string> Changes, IReadOnlyList<string> Warnings, ScriptPython Python)
{
    /// <summary>Reads a result; null if the bytes are not valid.</summary>
    public static PreparedScript? Parse(ReadOnlySpan<byte> answer)
    {
        var reader = new MarshalReader(answer);
        if (!reader.TryTuple(5) || !WasmError.TryRead(ref reader, out var error))
            return null;
        if (!TryLines(ref reader, out var changes) || !TryLines(ref reader, out var warnings))
            return null;
        return reader.TryText(out var version) && reader.TryText(out var reason)
            ? new PreparedScript(error, changes, warnings, new ScriptPython(version, reason)) : null;
    }

    private static bool TryLines(ref MarshalReader reader, out List<string> lines)
    {
        lines = [];
        if (!reader.TryNumber('[', out var count))
            return false;
        while (lines.Count < count)
        {
            if (!reader.TryText(out var line))
                return false;
            lines.Add(line);
        }

        return true;
    }
}
