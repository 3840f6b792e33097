namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>The counts of an Omnitron simulator since its start or its last reset.</summary>
/// <param name="Requests">All requests outside <c>/_sim/</c>.</param>
/// <param name="Patches">The bulk status updates that reached the items.</param>
/// <param name="Items">The items in these updates.</param>
/// <param name="InFlight">The PATCH requests in flight now.</param>
/// <param name="InFlightPeak">The maximum number of PATCH requests in flight.</param>
/// <param name="Logins">The login requests, including rejected ones.</param>
/// <param name="LoginsRefused">The login requests with wrong credentials.</param>
public sealed record OmnitronTotals(
    long Requests, long Patches, long Items, int InFlight, int InFlightPeak, int Logins, int LoginsRefused);
