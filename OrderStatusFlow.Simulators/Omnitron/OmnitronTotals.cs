namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>An Omnitron simulator's counts since its start or its last reset.</summary>
/// <param name="Requests">Every request outside <c>/_sim/</c>.</param>
/// <param name="Patches">Bulk status updates that reached the items, by request.</param>
/// <param name="Items">Items that these named.</param>
/// <param name="InFlight">PATCH requests in flight now.</param>
/// <param name="InFlightPeak">Most PATCH requests in flight at once.</param>
/// <param name="Logins">Login requests, refused ones included.</param>
/// <param name="LoginsRefused">Those with wrong credentials.</param>
public sealed record OmnitronTotals(
    long Requests, long Patches, long Items, int InFlight, int InFlightPeak, int Logins, int LoginsRefused);
