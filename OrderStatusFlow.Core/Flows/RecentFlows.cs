namespace OrderStatusFlow.Core.Flows;

/// <summary>The list of flows as it was read a moment ago, so that several tasks of one tick share one request.</summary>
public sealed class RecentFlows(FlowStore flows, TimeProvider clock)
{
    private volatile Listed? last;

    /// <summary>All flows that can be read.</summary>
    /// <param name="maxAge">The maximum age of the list; zero to read it now.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<FlowVersion>> ListAsync(TimeSpan maxAge, CancellationToken cancellation)
    {
        if (last is { } known && clock.GetElapsedTime(known.Read) < maxAge)
            return known.Flows;
        var read = clock.GetTimestamp();
        var list = await flows.ListAsync(cancellation).ToListAsync(cancellation);
        last = new Listed(list, read);
        return list;
    }

    private sealed record Listed(IReadOnlyList<FlowVersion> Flows, long Read);
}
