using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Reads the query parameter <c>flow</c> of lists that cover one flow, or every flow.</summary>
internal static class FlowSelection
{
    /// <summary>Returns the flows that a list covers, including flows that cannot be read.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="flow">The query parameter; null or empty for every flow.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The names; null if there is no flow of that name.</returns>
    public static async Task<IReadOnlyList<FlowName>?> SelectAsync(this FlowStore flows, string? flow, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(flow))
            return await flows.ListAllAsync(cancellation).Select(entry => entry.Name).ToListAsync(cancellation);
        return FlowName.TryParse(flow, out var name) && await flows.ExistsAsync(name, cancellation) ? [name] : null;
    }
}
