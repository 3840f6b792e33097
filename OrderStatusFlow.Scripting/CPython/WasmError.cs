namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A script's own error.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Line">1 for the first line; 0 when it has none.</param>
/// <param name="Text">Class, message and place, for people.</param>
internal sealed record WasmError(string Kind, int Line, string Text)
{
    /// <summary>Reads None or an error; false when it is neither.</summary>
    public static bool TryRead(ref MarshalReader reader, out WasmError? error)
    {
        error = null;
        if (reader.TryLetter('N'))
            return true;
        if (!reader.TryTuple(3) || !reader.TryText(out var kind) || !reader.TryNumber('i', out var line) || !reader.TryText(out var text))
            return false;
        error = new WasmError(kind, line, text);
        return true;
    }
}
