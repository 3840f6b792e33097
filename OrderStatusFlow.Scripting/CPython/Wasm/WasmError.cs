namespace OrderStatusFlow.Scripting.CPython;

/// <summary>An error raised by a script.</summary>
/// <param name="Kind">The class of the exception.</param>
/// <param name="Line">The one-based line; 0 if absent.</param>
/// <param name="Text">Class, message and line, for messages.</param>
internal sealed record WasmError(string Kind, int Line, string Text)
{
    /// <summary>Reads None or an error; false if the bytes are neither.</summary>
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
