using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Flows;

/// <summary>What a version of a flow changed.</summary>
/// <param name="From">The version before.</param>
/// <param name="To">The version after.</param>
/// <param name="Changes">Up to 100 values that differ. Secrets are references by name.</param>
public sealed record VersionDiff(int From, int To, IReadOnlyList<ValueChange> Changes);
