namespace OrderStatusFlow.Core.Storage;

/// <summary>Reads and writes JSON Lines.</summary>
internal static class JsonLines
{
    public static byte LineFeed => (byte)'\n';

    /// <summary>Copies JSON to a single line. A line feed in JSON is always white space between tokens.</summary>
    public static byte[] ToSingleLine(ReadOnlySpan<byte> json)
    {
        var line = json.ToArray();
        line.AsSpan().Replace(LineFeed, (byte)' ');
        return line;
    }

    /// <summary>Splits a blob into lines. Text after the last line feed was never acknowledged and is skipped.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> content) => SplitWithOffsets(content).Select(line => line.Json);

    /// <summary>Splits a blob into lines as <see cref="Split"/> does, with the offset of each line in the content.</summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Json, int Offset)> SplitWithOffsets(ReadOnlyMemory<byte> content)
    {
        var begin = 0;
        while (content.Span[begin..].IndexOf(LineFeed) is >= 0 and var length)
        {
            if (length > 0)
                yield return (content.Slice(begin, length), begin);
            begin += length + 1;
        }
    }
}
