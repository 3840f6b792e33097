namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The runner's result for a job. It comes from the script's interpreter, so it is untrusted.</summary>
internal sealed record WasmResponse(WasmError? Error, Dictionary<string, string> Attributes, string Printed, bool Wrote)
{
    /// <summary>Reads a result; null if the bytes are not valid.</summary>
    public static WasmResponse? Parse(ReadOnlySpan<byte> answer)
    {
        var reader = new MarshalReader(answer);
        if (!reader.TryTuple(4) || !WasmError.TryRead(ref reader, out var error) || !reader.TryLetter('{'))
            return null;
        var attributes = new Dictionary<string, string>();
        while (!reader.TryLetter('0'))
        {
            if (!reader.TryText(out var key) || !reader.TryText(out var value))
                return null;
            attributes[key] = value;
        }

        if (!reader.TryText(out var printed))
            return null;
        var wrote = reader.TryLetter('T');
        return wrote || reader.TryLetter('F') ? new WasmResponse(error, attributes, printed, wrote) : null;
    }
}
