using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Describes the steps of a transformed page.</summary>
internal static class DryRunSteps
{
    public static IEnumerable<DryRunStepRecord> Of(TransformedPage page, DryRunOutputs outputs)
    {
        if (page.Script is { } ran)
        {
            yield return new DryRunStepRecord("script", DryRunOutputs.Rounded(ran.Duration))
            {
                Output = ran.Failure is null ? outputs.OfPage(ran.Output) : null,
                Printed = outputs.Text(ran.Printed),
                Warnings = outputs.Warnings(ran.Warnings),
                Error = outputs.Of(ran.Failure),
            };
        }

        if (page.Orders is { } orders)
        {
            yield return new DryRunStepRecord("mapping", DryRunOutputs.Rounded(page.MappingTime))
            {
                Output = outputs.OfPage(orders.Output),
                Warnings = [.. orders.Warnings.Select(warning => warning with { Place = $"$.mapping.spec{warning.Place?.TrimStart('$')}" })],
                Error = outputs.Of(orders.Failure),
            };
        }
        else if (page.Script?.Failure is null)
        {
            // An unexpected error.
            yield return new DryRunStepRecord(page.FailedStep!, 0) { Error = outputs.Of(page.Failure) };
        }
    }
}
