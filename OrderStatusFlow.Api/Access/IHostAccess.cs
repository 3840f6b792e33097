using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Access;

/// <summary>What a host itself grants to requests that have no key of the product: LocalHost on the loopback address, and Azure Functions after it
/// checked a key of its own.</summary>
public interface IHostAccess
{
    /// <summary>The caller of a request; null if the host grants it nothing.</summary>
    ValueTask<Caller?> FindAsync(HttpContext context);
}
