using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The conditions of a query for runs. A condition that is null matches every run.</summary>
public sealed record RunQuery
{
    /// <summary>The status.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>The earliest moment of a run, by its id.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The moment that all runs are before, by their ids.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Who started it, such as <c>schedule</c>. Runs that an earlier release logged do not match.</summary>
    public string? TriggeredBy { get; init; }

    /// <summary>True for runs that have rows, or that have not ended.</summary>
    public bool HasRows { get; init; }

    /// <summary>True for runs that failed or have rejected or failed rows, or that have not ended.</summary>
    public bool HasFailures { get; init; }

    /// <summary>The conditions as the continuation of an OData filter.</summary>
    internal string Filter
    {
        get
        {
            var filter = new StringBuilder();
            // Newer runs have smaller keys. A key ends with the run's suffix, and '/' is the character after '.'.
            if (From is { } from)
                filter.Append(" and RowKey lt '").Append(RunId.KeyOf(from)).Append("/'");
            if (To is { } to)
                filter.Append(" and RowKey gt '").Append(RunId.KeyOf(to)).Append("/'");
            if (Status is { } status)
                filter.Append(" and Status eq '").Append(status).Append('\'');
            if (TriggeredBy is { } by)
                filter.Append(" and TriggeredBy eq '").Append(by.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
            if (HasRows)
                filter.Append(" and (Rows gt 0 or Status eq '").Append(RunStatus.Running).Append("')");
            if (HasFailures)
                filter.Append(" and (Rejected gt 0 or Failed gt 0 or Status eq '").Append(RunStatus.Failed).Append("' or Status eq '").Append(RunStatus.Running)
                    .Append("')");
            return filter.ToString();
        }
    }
}
