using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>What a login gives to the requests after it.</summary>
internal sealed record ErpSession(string? Key, AccessToken? Token, string? Header, string? HeaderValue);
