using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The conditions of a query for rows. A condition that is null matches every row.</summary>
public sealed record RowQuery
{
    /// <summary>The first row number.</summary>
    public int From { get; init; } = 1;

    /// <summary>The last row number; null for no limit.</summary>
    public int? To { get; init; }

    /// <summary>The outcome.</summary>
    public RowOutcome? Outcome { get; init; }

    /// <summary>Several outcomes, of which a row has one.</summary>
    internal IReadOnlyList<RowOutcome>? AnyOf { get; init; }

    /// <summary>The whole order number.</summary>
    public string? Order { get; init; }

    /// <summary>The error code.</summary>
    public string? Code { get; init; }

    /// <summary>A part of the order number, the code or the message, in either case.</summary>
    public string? Text { get; init; }

    /// <summary>The outcomes of rows that were not delivered.</summary>
    internal static IReadOnlyList<RowOutcome> Failed { get; } = [RowOutcome.Rejected, RowOutcome.Failed];

    /// <summary>The outcomes of rows whose state Omnitron has.</summary>
    internal static IReadOnlyList<RowOutcome> Delivered { get; } = [RowOutcome.Updated, RowOutcome.Created, RowOutcome.Unchanged];

    internal static IReadOnlyDictionary<string, RowOutcome> Outcomes { get; } =
        Enum.GetValues<RowOutcome>().ToDictionary(TelemetryNames.Of, StringComparer.Ordinal);

    /// <summary>The conditions that the table service checks, as the continuation of an OData filter.</summary>
    internal string Filter
    {
        get
        {
            var filter = new StringBuilder();
            if (From > 1)
                filter.Append(" and RowKey ge '").Append(RowTable.Key(From)).Append('\'');
            if (To is { } to)
                filter.Append(" and RowKey le '").Append(RowTable.Key(to)).Append('\'');
            if (AnyOf is not null)
                filter.Append(" and (").AppendJoin(" or ", AnyOf.Select(one => $"Outcome eq '{TelemetryNames.Of(one)}'")).Append(')');
            Add("Outcome", Outcome is { } outcome ? TelemetryNames.Of(outcome) : null);
            Add("Order", Order);
            Add("Code", Code);
            return filter.ToString();

            void Add(string column, string? value)
            {
                if (value is not null)
                    filter.Append(" and ").Append(column).Append(" eq '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
            }
        }
    }

    /// <summary>Returns a check that a log line passes if it can match: lines without the outcome or the code need not be parsed.</summary>
    internal Func<ReadOnlyMemory<byte>, bool> LineFilter()
    {
        var outcome = Outcome is { } one ? Encoding.UTF8.GetBytes($"\"outcome\":\"{TelemetryNames.Of(one)}\"") : [];
        var code = Code is { } given ? JsonSerializer.SerializeToUtf8Bytes(given, RunJson.Options) : [];
        return line => line.Span.IndexOf(outcome) >= 0 && line.Span.IndexOf(code) >= 0;
    }

    /// <summary>Returns true if a row matches all conditions.</summary>
    internal bool Matches(LoggedRow row) =>
        row.Row >= From && !(row.Row > To) && (Outcome is null || row.Outcome == Outcome) && AnyOf?.Contains(row.Outcome) != false
            && (Order is null || row.Order == Order) && (Code is null || row.Code == Code) && MatchesText(row);

    /// <summary>Returns true if a row matches the condition for text.</summary>
    internal bool MatchesText(LoggedRow row) => Text is null || Has(row.Order) || Has(row.Code) || Has(row.Message);

    private bool Has(string? value) => value?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
