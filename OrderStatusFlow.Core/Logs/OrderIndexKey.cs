using System.Globalization;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>An order number as a key of the order index. Order numbers are any text; keys cannot contain every character.</summary>
internal readonly struct OrderIndexKey
{
    /// <summary>The number of partitions of a month.</summary>
    public const int Partitions = 16;

    /// <summary>The partitions of each month.</summary>
    public const string AllPartitions = "0123456789abcdef";

    /// <summary>The beginning of the row key of an entity that lists many orders.</summary>
    public const string Listed = "b";

    // A property has up to 32,768 characters.
    private const int MaxList = 30_000;
    private const int MaxLiteral = 256;
    private readonly string fingerprint;
    private readonly string order;

    public OrderIndexKey(string order) => (this.order, fingerprint) = (order, RunId.Fingerprint(order));

    /// <summary>The partition of each month that has the order's entities.</summary>
    public char Partition => fingerprint[0];

    /// <summary>The beginning of the row key of an entity for this order alone.</summary>
    public string Single => $"o.{fingerprint}";

    /// <summary>The beginning of the row key of an entity that lists many orders, as earlier releases wrote it.</summary>
    public string EarlierBucket => $"b.{fingerprint[0]}";

    /// <summary>Lists of orders and their rows, one per line. Each list fits in one property.</summary>
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

    /// <summary>The fields by which lists may contain the order.</summary>
    public IEnumerable<string> Fields => Field == Literal(order) ? [Field] : [Field, Literal(order)];

    /// <summary>The fields of a list with their rows.</summary>
    public static IEnumerable<(string Field, int Row)> Entries(string list)
    {
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.LastIndexOf('\t');
            yield return (line[..tab], int.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The order's rows in a list, including a list that an earlier release wrote.</summary>
    public IEnumerable<int> RowsIn(string list)
    {
        var (field, literal) = (Field + "\t", Literal(order) + "\t");
        foreach (var line in list.Split('\n'))
        {
            var begin = line.StartsWith(field, StringComparison.Ordinal) ? field.Length : line.StartsWith(literal, StringComparison.Ordinal)
                ? literal.Length : 0;
            if (begin > 0)
                yield return int.Parse(line.AsSpan(begin), CultureInfo.InvariantCulture);
        }
    }

    // A number that is long or has control characters is listed by its fingerprint. No literal begins with these characters.
    private string Field => order.Length > MaxLiteral || order.Any(char.IsControl) ? $"\\#{fingerprint}" : Literal(order);

    // Line feeds and tabs separate the fields.
    private static string Literal(string order) =>
        order.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
