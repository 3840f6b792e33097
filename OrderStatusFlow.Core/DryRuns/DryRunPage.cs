namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A page of a dry run.</summary>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Items">The number of the ERP's items; null if it is not known.</param>
/// <param name="Rows">The number of rows in the page, including those beyond the limit.</param>
/// <param name="Steps">The steps that ran, in order.</param>
public sealed record DryRunPage(int Page, int? Items, int Rows, IReadOnlyList<DryRunStepRecord> Steps);

/// <summary>A step of a page.</summary>
/// <param name="Step">login, read, script or mapping.</param>
/// <param name="DurationMs">The duration in milliseconds.</param>
public sealed record DryRunStepRecord(string Step, double DurationMs)
{
    /// <summary>The output; null for a login and after a failure.</summary>
    public DryRunOutput? Output { get; init; }

    /// <summary>The text that the script printed; empty for other steps.</summary>
    public string Printed { get; init; } = "";

    /// <summary>What is allowed but probably not intended.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];

    /// <summary>Why the step failed; null on success.</summary>
    public Failure? Error { get; init; }
}
