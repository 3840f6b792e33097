namespace OrderStatusFlow.Core.Storage;

/// <summary>Cuts a blob of JSON lines.</summary>
internal static class JsonLines
{
    public static byte LineFeed => (byte)'\n';

    /// <summary>A copy of JSON on one line: a line feed in JSON is only ever white space between tokens.</summary>
    public static byte[] ToSingleLine(ReadOnlySpan<byte> json)
    {
        var line = json.ToArray();
        line.AsSpan().Replace(LineFeed, (byte)' ');
        return line;
    }

    /// <summary>The lines, without their ends. What stands after the last line feed was never acknowledged, and is left out.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> content)
    {
        while (content.Span.IndexOf(LineFeed) is >= 0 and var end)
        {
            if (end > 0)
                yield return content[..end];
            content = content[(end + 1)..];
        }
    }
}
