namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>The bulk status updates since the start or the last reset.</summary>
/// <param name="Requests">The updates with a valid token and a well-formed body, accepted or rejected.</param>
/// <param name="Items">The number of different items in them.</param>
/// <param name="Patches">The number of items in them, counting repeated items each time.</param>
/// <param name="Applied">The number of items that were changed or created.</param>
/// <param name="Repeated">The items that were in more than one update, with their count.</param>
public sealed record PatchTotals(long Requests, long Items, long Patches, long Applied, IReadOnlyDictionary<long, int> Repeated);
