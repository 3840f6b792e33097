using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Finds what a flow sent last for an order.</summary>
public sealed class LastDeliveries(OrderRows orders)
{
    // Most orders are found among the first few rows. An order that is read in every run has many rows that were not sent.
    private static readonly int[] Limits = [10, 200];

    internal async Task<(RunId Run, RowRecord Row)?> FindAsync(FlowName flow, string order, CancellationToken cancellation)
    {
        foreach (var limit in Limits)
        {
            var rows = await orders.FindAsync(order, limit, cancellation);
            foreach (var (run, row) in rows)
            {
                if (run.Flow == flow && row.Outcome is RowOutcome.Updated or RowOutcome.Created)
                    return (run, row);
            }

            if (rows.Count < limit)
                break;
        }

        return null;
    }
}
