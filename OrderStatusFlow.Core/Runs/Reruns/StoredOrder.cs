namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>An order that a re-run writes.</summary>
/// <param name="Json">The order object before the order script.</param>
/// <param name="Key">The key of the order.</param>
/// <param name="Attributes">The attributes that its row starts with.</param>
/// <param name="Origin">The origin.</param>
/// <param name="IsMissing">True if the stored page no longer results in the order, so that it is logged but not sent.</param>
internal sealed record StoredOrder(byte[] Json, ulong Key, IReadOnlyDictionary<string, string> Attributes, RerunOrigin Origin, bool IsMissing = false);
