using System.Globalization;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>How an order number is written in the order index. Order numbers are text of any kind, and keys may not hold every character.</summary>
internal readonly struct OrderIndexKey
{
    /// <summary>Parts of a month.</summary>
    public const int Partitions = 16;

    /// <summary>The row key's beginning of an entity that lists many orders.</summary>
    public const string Listed = "b";

    // A property holds 32,000 characters.
    private const int MaxList = 30_000;
    private const int MaxLiteral = 256;
    private readonly string fingerprint;
    private readonly string order;

    public OrderIndexKey(string order) => (this.order, fingerprint) = (order, RunId.Fingerprint(order));

    /// <summary>The part of each month that its entities are in.</summary>
    public char Partition => fingerprint[0];

    /// <summary>The row key's beginning of an entity of this order alone.</summary>
    public string Single => $"o.{fingerprint}";

    /// <summary>The row key's beginning of an entity of earlier releases that lists many orders.</summary>
    public string EarlierBucket => $"b.{fingerprint[0]}";

    /// <summary>Lists of orders and rows, a line each, as few as fit in properties.</summary>
    public static IEnumerable<string> Lists(IEnumerable<(OrderIndexKey Key, int Row)> rows)
    {
        var text = new StringBuilder();
        foreach (var (key, row) in rows)
        {
            var field = key.Field;
            if (text.Length + field.Length + 12 > MaxList)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(field).Append('\t').Append(row.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        yield return text.ToString();
    }

    /// <summary>The order's rows in a list, also in one that an earlier release wrote.</summary>
    public IEnumerable<int> RowsIn(string list)
    {
        var (field, literal) = (Field + "\t", Literal(order) + "\t");
        foreach (var line in list.Split('\n'))
        {
            var begin = line.StartsWith(field, StringComparison.Ordinal) ? field.Length : line.StartsWith(literal, StringComparison.Ordinal) ? literal.Length : 0;
            if (begin > 0)
                yield return int.Parse(line.AsSpan(begin), CultureInfo.InvariantCulture);
        }
    }

    // A long number, or one with control characters, is listed by its fingerprint; no literal has this beginning.
    private string Field => order.Length > MaxLiteral || order.Any(char.IsControl) ? $"\\#{fingerprint}" : Literal(order);

    // Lines and tabs separate the fields.
    private static string Literal(string order) =>
        order.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
