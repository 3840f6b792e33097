using OrderStatusFlow.Net;

namespace OrderStatusFlow.Erp;

/// <summary>What a login gives to the requests after it.</summary>
internal sealed record ErpSession(string? Key, AccessToken? Token, string? Header, string? HeaderValue);
