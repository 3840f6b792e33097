using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Versions;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A dry run while it is running: its input, and what it has so far.</summary>
internal sealed class DryRunWork(FlowVersion flow, DryRunSource source, int limit, DryRunOutputs outputs)
{
    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);

    public FlowVersion Flow => flow;

    public DryRunSource Source => source;

    public RunStart Start => source.Start;

    public DryRunOutputs Outputs => outputs;

    /// <summary>The maximum number of rows.</summary>
    public int Limit => limit;

    public List<DryRunPage> Pages { get; } = [];

    public List<DryRunRow> Rows { get; } = [];

    public List<int> MissingRows { get; } = [];

    /// <summary>The number of rows on the pages so far, including those beyond the limit.</summary>
    public int AllRows { get; set; }

    /// <summary>True if there are more rows or pages than the limits.</summary>
    public bool More { get; set; }

    /// <summary>The failed step; null if none failed.</summary>
    public DryRunStepRecord? Failed { get; set; }

    /// <summary>The rows by outcome. Read by another thread while the rows are processed.</summary>
    public RunTotals Counts { get; set; } = RunTotals.None;

    /// <summary>Compares with the versions that earlier rows of this dry run would have written.</summary>
    public VersionCheck Newest(VersionCheck stored)
    {
        if (stored is not { Failure: null, Newer: null, Number: { } number, Version: { } version })
            return stored;
        if (versions.TryGetValue(number, out var newest) && OrderVersionStore.IsOlder(flow, version, newest))
            return stored with { Newer = newest };
        versions[number] = version;
        return stored;
    }

    public void Add(DryRunRow row)
    {
        Rows.Add(row);
        Counts = Counts.Plus(RunTotals.Of([row.Outcome]));
    }
}
