using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A row of a dry run.</summary>
public sealed record DryRunRow
{
    /// <summary>The row's number, from 1. For a requested row of a stored run, the number in that run.</summary>
    public required int Row { get; init; }

    /// <summary>The number of its page.</summary>
    public required int Page { get; init; }

    /// <summary>Omnitron's order number; null if the row has none.</summary>
    public string? Order { get; init; }

    /// <summary>The outcome that the row would have. A row that would be sent is <c>updated</c>, because Omnitron is not asked.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>The error code; null without an error.</summary>
    public string? Code { get; init; }

    /// <summary>The reason as a sentence; null if there is nothing to explain.</summary>
    public string? Message { get; init; }

    /// <summary>The ERP's item: the only one of the page that has the order number. Null if it is not known.</summary>
    public DryRunOutput? ErpItem { get; init; }

    /// <summary>The item after the page's script; null if it is not known.</summary>
    public DryRunOutput? AfterScript { get; init; }

    /// <summary>The order object after the mapping.</summary>
    public DryRunOutput? AfterMapping { get; init; }

    /// <summary>The order object after the order script; null if the script did not run or failed.</summary>
    public DryRunOutput? AfterOrderScript { get; init; }

    /// <summary>The text that the order script printed.</summary>
    public string Printed { get; init; } = "";

    /// <summary>The warnings of the order script.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];

    /// <summary>The attributes whose names start with <c>log.</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The request that would be sent; null if none would be.</summary>
    public UnsentRequest? Request { get; init; }

    /// <summary>The flow's last delivered request for the order; null if its log has none.</summary>
    public LastDelivery? LastSent { get; init; }

    /// <summary>What differs from the last delivered request; null if there is nothing to compare.</summary>
    public IReadOnlyList<ValueChange>? Changes { get; init; }

    /// <summary>The duration of the order script in milliseconds; null if it did not run.</summary>
    public double? OrderScriptMs { get; init; }

    /// <summary>The duration of the row in milliseconds.</summary>
    public double DurationMs { get; init; }
}

/// <summary>A request that a real run would send.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The URL. The name of a secret replaces its value.</param>
/// <param name="Body">The body.</param>
public sealed record UnsentRequest(string Method, string Url, DryRunOutput? Body);

/// <summary>A delivered row.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Row">The row's number in the run.</param>
/// <param name="At">When the row was logged.</param>
public sealed record LastDelivery(string RunId, int Row, DateTimeOffset At);
