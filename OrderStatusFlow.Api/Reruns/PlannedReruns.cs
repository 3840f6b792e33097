using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>The planned re-runs of a request.</summary>
/// <param name="Plans">The plans with rows, each with the version of the flow that it uses.</param>
/// <param name="Skipped">The runs that cannot be repeated.</param>
/// <param name="Nothing">What to say if there is no plan.</param>
internal sealed record PlannedReruns(IReadOnlyList<(FlowVersion Flow, RerunPlan Plan)> Plans, IReadOnlyList<RerunSkipped> Skipped, string Nothing)
{
    public RerunPlanned Response(RerunVersion version) => RerunPlanned.Of([.. Plans.Select(plan => plan.Plan)], version, Skipped, Nothing);
}
