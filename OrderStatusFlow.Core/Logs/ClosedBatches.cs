using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Makes the rows of a closed batch available to queries: by run in tables <c>rows</c> and <c>batches</c>, by order number in table
/// <c>orders</c>, by cause in table <c>errorgroups</c>.</summary>
public sealed class ClosedBatches(RowTable rows, BatchTable batches, OrderIndex orders, ErrorGroups errors)
{
    /// <summary>Adds a batch. Adding it again replaces what was added.</summary>
    internal async Task AddAsync(RunStart run, BatchRef batch, IReadOnlyCollection<LoggedRow> logged, CancellationToken cancellation)
    {
        await Task.WhenAll(rows.AddAsync(run, batch, logged, cancellation), orders.AddAsync(run.Id, batch, logged));
        await batches.AddAsync(run.Id, batch, logged, cancellation);
        await errors.AddAsync(run, batch, logged, cancellation);
    }
}
