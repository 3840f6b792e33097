using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Lists of the delivered rows of a batch: an entity of table <c>rows</c> has hundreds of them, as a JSON array of arrays.</summary>
/// <remarks>Nearly all rows are delivered, and an entity for each costs the host and the service more than the row's line in its log. Rows
/// that were not delivered have an entity each, which filters find by its columns.</remarks>
internal static class RowList
{
    /// <summary>Begins the row key of a list, and comes after the row keys of single rows.</summary>
    public const string KeyPrefix = "list-";

    /// <summary>The column with the rows.</summary>
    public const string Column = "Rows";

    // A column has up to 32 K characters. The JSON of a row is shorter: an order number has up to 4,096 characters, each with up to six in an escape.
    private const int MaxChars = 30_000;

    /// <summary>Returns true if the row belongs to a list.</summary>
    public static bool Holds(LoggedRow row) => RowQuery.Delivered.Contains(row.Outcome) && row is { Code: null, SupersededBy: null };

    /// <summary>Creates the lists of some rows. More rows never need fewer lists, so a batch that is closed again replaces all of its lists.</summary>
    /// <param name="partition">The partition of the batch.</param>
    /// <param name="version">The version of the flow.</param>
    /// <param name="rows">The rows.</param>
    public static IEnumerable<TableEntity> Entities(string partition, int version, IEnumerable<LoggedRow> rows)
    {
        var (list, part, first, last) = (new StringBuilder("["), 0, 0, 0);
        foreach (var row in rows.OrderBy(row => row.Row))
        {
            var json = Write(row);
            if (list.Length + json.Length > MaxChars && list.Length > 1)
            {
                yield return Entity();
                list.Clear().Append('[');
            }

            first = list.Length > 1 ? first : row.Row;
            last = row.Row;
            list.Append(list.Length > 1 ? "," : "").Append(json);
        }

        if (list.Length > 1)
            yield return Entity();

        TableEntity Entity() => new(partition, $"{KeyPrefix}{part++:D3}")
        {
            ["Version"] = version,
            ["First"] = first,
            ["Last"] = last,
            [Column] = list.Append(']').ToString(),
        };
    }

    /// <summary>Reads the rows of a list.</summary>
    public static IEnumerable<LoggedRow> Read(TableEntity entity) => JsonElement.Parse(entity.GetString(Column)).EnumerateArray().Select(Read);

    /// <summary>Returns the OData condition for the lists that may hold a row with one of these numbers.</summary>
    public static string Filter(int first, int? last) =>
        $"RowKey ge '{KeyPrefix}' and Last ge {first}{(last is { } most ? $" and First le {most}" : "")}";

    private static string Write(LoggedRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(row.Row);
            json.WriteStringValue(row.Order);
            json.WriteStringValue(TelemetryNames.Of(row.Outcome));
            Number(row.HttpStatus);
            json.WriteNumberValue(row.Attempts);
            json.WriteNumberValue(row.DurationMs);
            json.WriteStringValue(row.At?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            Number(row.RerunOf);
            json.WriteNumberValue(row.Offset);
            json.WriteNumberValue(row.Length);
            json.WriteStringValue(row.Message);
            json.WriteEndArray();

            void Number(int? value)
            {
                if (value is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteNullValue();
            }
        }

        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    private static LoggedRow Read(JsonElement json) =>
        new(json[0].GetInt32(), json[1].GetString(), RowQuery.Outcomes[json[2].GetString()!])
        {
            HttpStatus = Number(json[3]),
            Attempts = json[4].GetInt32(),
            DurationMs = json[5].GetDouble(),
            At = json[6].ValueKind == JsonValueKind.Null ? null : json[6].GetDateTimeOffset(),
            RerunOf = Number(json[7]),
            Offset = json[8].GetInt64(),
            Length = json[9].GetInt32(),
            Message = json[10].GetString(),
        };

    private static int? Number(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.GetInt32();
}
