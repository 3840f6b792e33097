using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The result of a login, for the requests that follow it.</summary>
internal sealed record ErpSession(string? Key, AccessToken? Token, string? Header, string? HeaderValue);
