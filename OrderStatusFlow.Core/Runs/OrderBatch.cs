using System.Text.Json;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>A stored batch: the attributes its rows start with and which orders are to be left alone, counted from 0; then an order object a line.</summary>
internal sealed record OrderBatch(IReadOnlyDictionary<string, string> Attributes, IReadOnlySet<int> Unchanged, IReadOnlyList<ReadOnlyMemory<byte>> Orders)
{
    /// <summary>Most rows of a batch: few enough for one history, many enough to share writes.</summary>
    public const int MostRows = 500;

    public static ReadOnlyMemory<byte> Write(IReadOnlyDictionary<string, string> attributes, IReadOnlySet<int> unchanged, IEnumerable<byte[]> orders)
    {
        var content = new MemoryStream();
        JsonSerializer.Serialize(content, new Head(new(attributes), [.. unchanged]), RunJson.Options);
        content.WriteByte(Lines.Feed);
        foreach (var order in orders)
        {
            content.Write(order);
            content.WriteByte(Lines.Feed);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    public static OrderBatch Read(ReadOnlyMemory<byte> content)
    {
        var lines = Lines.Of(content).ToList();
        var head = JsonSerializer.Deserialize<Head>(lines[0].Span, RunJson.Options)!;
        return new OrderBatch(head.Attributes, head.Unchanged, lines[1..]);
    }

    private sealed record Head(Dictionary<string, string> Attributes, HashSet<int> Unchanged);
}
