using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Access;

/// <summary>What a host itself grants and knows: LocalHost on the loopback address, and Azure Functions behind its platform.</summary>
public interface IHostAccess
{
    /// <summary>True if the platform authenticates people and apps by Entra ID, and replaces the headers in which it describes them.</summary>
    bool HasEntra => false;

    /// <summary>True if the host grants nothing any more once a key exists, so that the first key must be one for administrators.</summary>
    bool ClosesWithFirstKey => false;

    /// <summary>The caller of a request without a key of the product; null if the host grants it nothing.</summary>
    ValueTask<Caller?> FindAsync(HttpContext context);

    /// <summary>The address of the caller; null if it is unknown.</summary>
    string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}
