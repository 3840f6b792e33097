using System.Globalization;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The conditions of a query for changes. A condition that is null matches every change.</summary>
public sealed record ChangeQuery
{
    /// <summary>The flow.</summary>
    public FlowName? Flow { get; init; }

    /// <summary>Who made the change.</summary>
    public string? By { get; init; }

    /// <summary>The earliest moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The moment that all changes are before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The conditions as an OData filter for changes after a continuation.</summary>
    internal string Filter(string? continuation)
    {
        var filter = new StringBuilder();
        // Newer changes have smaller keys, in partitions of a month. '/' is the character after '.'.
        if (From is { } from)
            And($"PartitionKey le '{AuditLog.PartitionOf(from)}' and RowKey lt '{RunId.KeyOf(from)}/'");
        if (To is { } to)
            And($"PartitionKey ge '{AuditLog.PartitionOf(to)}' and RowKey gt '{RunId.KeyOf(to)}/'");
        if (continuation is { Length: > 0 })
            And($"RowKey gt '{Quoted(continuation)}'");
        if (Flow is { } flow)
            And($"Flow eq '{flow}'");
        if (By is { } by)
            And($"Who eq '{Quoted(by)}'");
        return filter.ToString();

        void And(string condition) => filter.Append(filter.Length > 0 ? " and " : "").Append(CultureInfo.InvariantCulture, $"{condition}");
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
