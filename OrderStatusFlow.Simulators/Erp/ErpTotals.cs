namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The counts of an ERP simulator since its start or its last reset.</summary>
/// <param name="Orders">The orders that it has.</param>
/// <param name="Requests">All requests outside <c>/_sim/</c>.</param>
/// <param name="InFlight">The requests in flight now.</param>
/// <param name="InFlightPeak">The maximum number of requests in flight.</param>
/// <param name="Logins">Login requests (JWT, OAuth2, Connect), including rejected ones.</param>
/// <param name="LoginsRefused">The login requests that were rejected.</param>
public sealed record ErpTotals(int Orders, long Requests, int InFlight, int InFlightPeak, int Logins, int LoginsRefused);
