using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Lists what differs from a real run.</summary>
internal static class DryRunWarnings
{
    private const string Requests = "The script may send requests. A dry run sends only its GET, HEAD and OPTIONS requests.";

    public static IReadOnlyList<Failure> Of(FlowDefinition flow)
    {
        var warnings = new List<Failure>();
        foreach (var (name, script) in new[] { ("script", flow.Script), ("orderScript", flow.OrderScript) })
        {
            if (script is { AllowRequests: true })
                warnings.Add(new Failure("dryrun.requests", Requests) { Place = $"$.{name}" });
        }

        return warnings;
    }
}
