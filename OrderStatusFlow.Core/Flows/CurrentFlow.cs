using Azure;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The current version of a flow, as it was read.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Version">The number of the version; 0 if it cannot be read.</param>
/// <param name="Tag">The ETag, which changes with the version and with the pause.</param>
internal sealed record CurrentFlow(FlowName Name, int Version, ETag Tag)
{
    /// <summary>The pause of the flow; null if it is not paused.</summary>
    public FlowPause? Pause { get; init; }

    /// <summary>When the version became current, or the pause was changed, by the storage service's clock.</summary>
    public DateTimeOffset? Stored { get; init; }
}
