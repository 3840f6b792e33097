using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Where the pages of a dry run come from: a stored run, the ERP, or a payload.</summary>
public abstract class DryRunSource
{
    private protected DryRunSource(string kind, RunStart start) => (Kind, Start) = (kind, start);

    /// <summary><c>run</c>, <c>erp</c> or <c>payload</c>.</summary>
    public string Kind { get; }

    /// <summary>The stored run; null for other sources.</summary>
    public virtual string? Run => null;

    /// <summary>The requested rows; null for all.</summary>
    internal virtual IReadOnlyList<WantedRow>? Wanted => null;

    /// <summary>The run whose attributes and parameters the dry run uses.</summary>
    internal RunStart Start { get; }

    /// <summary>Reads the pages. A page with a failure is the last one.</summary>
    internal abstract IAsyncEnumerable<SourcePage> ReadAsync(DryRunOutputs outputs, CancellationToken cancellation);
}
