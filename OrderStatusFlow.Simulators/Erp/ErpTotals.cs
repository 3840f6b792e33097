namespace OrderStatusFlow.Simulators.Erp;

/// <summary>An ERP simulator's counts since its start or its last reset.</summary>
/// <param name="Orders">Orders it holds.</param>
/// <param name="Requests">Every request outside <c>/_sim/</c>.</param>
/// <param name="InFlight">Those in flight now.</param>
/// <param name="InFlightPeak">Most of them in flight at once.</param>
/// <param name="Logins">Login requests (JWT, OAuth2, Connect), refused ones included.</param>
/// <param name="LoginsRefused">Those that were refused.</param>
public sealed record ErpTotals(int Orders, long Requests, int InFlight, int InFlightPeak, int Logins, int LoginsRefused);
