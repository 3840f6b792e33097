using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The result of a login, for the requests that follow it.</summary>
internal sealed record ErpSession(string? Key, AccessToken? Token, string? Header, string? HeaderValue)
{
    /// <summary>True if a login request was sent for this session just now; false if it comes from the cache, or needs none.</summary>
    public bool IsNew { get; init; }
}
