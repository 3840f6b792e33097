namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>What bulk status updates came in since the start or the last reset.</summary>
/// <param name="Requests">Updates with a valid token and a well-formed body, accepted or refused.</param>
/// <param name="Items">How many different items they named.</param>
/// <param name="Patches">How often they named an item: more than <paramref name="Items"/> if any was repeated.</param>
/// <param name="Applied">How many of <paramref name="Patches"/> changed the item; a create counts here too.</param>
/// <param name="Repeated">Items that were named more than once, with the count.</param>
public sealed record PatchTotals(long Requests, long Items, long Patches, long Applied, IReadOnlyDictionary<long, int> Repeated);
