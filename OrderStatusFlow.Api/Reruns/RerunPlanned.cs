using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>What a re-run repeats. Nothing was started.</summary>
/// <param name="Message">The counts as a sentence, or why there is nothing to do.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Orders">The number of different order numbers.</param>
/// <param name="Runs">The number of runs.</param>
/// <param name="Version">The version of the flow that is used: that of each run, or the current one.</param>
/// <param name="Items">The runs, oldest first.</param>
/// <param name="Skipped">The selected runs that are not repeated, with the reasons.</param>
public sealed record RerunPlanned(
    string Message, int Rows, int Orders, int Runs, RerunVersion Version, IReadOnlyList<RerunPlannedRun> Items, IReadOnlyList<RerunSkipped> Skipped)
{
    internal static RerunPlanned Of(IReadOnlyList<RerunPlan> plans, RerunVersion version, IReadOnlyList<RerunSkipped> skipped, string nothing)
    {
        var (rows, orders, pages) = (plans.Sum(plan => plan.RowCount), RerunPlan.OrdersIn(plans), plans.Sum(plan => plan.Pages));
        var more = pages == 0 ? "" : $", and {Quantity.Of(pages, "page")} that could not be transformed";
        var message = plans.Count == 0 ? nothing
            : $"{Quantity.Of(rows, "row")} of {Quantity.Of(plans.Count, "run")}, with {Quantity.Of(orders, "order")}{more}.";
        return new RerunPlanned(message, rows, orders, plans.Count, version,
            [.. plans.Select(plan => new RerunPlannedRun(plan.Run.RunId, plan.Run.Flow, plan.RowCount, RerunPlan.OrdersIn([plan]), plan.Pages))], skipped);
    }
}

/// <summary>What a re-run repeats of one run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Flow">The flow's name.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Orders">The number of different order numbers.</param>
/// <param name="Pages">The number of pages that could not be transformed and are transformed again; only with the current version.</param>
public sealed record RerunPlannedRun(string RunId, string Flow, int Rows, int Orders, int Pages);

/// <summary>A run that is not repeated.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Code">The code of the reason.</param>
/// <param name="Message">The reason.</param>
public sealed record RerunSkipped(string RunId, string Code, string Message);
