using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.Functions.Http;

/// <summary>Grants a role to requests whose key the Functions host has checked. Where the app checks keys itself, only function keys of the settings are
/// left of that.</summary>
internal sealed class PlatformAccess(ApiOptions options, AccessOptions access, IConfiguration configuration) : IHostAccess
{
    // What function keys open where the Functions host checks them.
    private static readonly string[] ForFunctionKeys = ["postOrders", "triggerFlow", "triggerFlowByGet", "getRun", "listRows"];

    private readonly byte[][] functionKeys =
        [.. (access.FunctionKeys ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Hash)];

    // App Service sets it. It replaces the headers of callers only while authentication is on.
    public bool HasEntra { get; } = "true".Equals(configuration["WEBSITE_AUTH_ENABLED"], StringComparison.OrdinalIgnoreCase);

    public ValueTask<Caller?> FindAsync(HttpContext context)
    {
        var key = options.ApiKey is not null ? null
            : access.Keys is KeysCheckedBy.Platform ? context.Features.Get<PlatformKey>()
            : HasFunctionKey(context) ? PlatformKey.Function : null;
        return new(key is null ? null : new Caller(key.Name, key.Role) { IsNamed = false });
    }

    // The front end adds the caller's address at the end, with its port for IPv4; what comes before it is the caller's own claim.
    public string? AddressOf(HttpContext context) => context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } address
        ? address.Count(c => c == ':') == 1 ? address.Split(':')[0] : address
        : context.Connection.RemoteIpAddress?.ToString();

    private bool HasFunctionKey(HttpContext context)
    {
        if (functionKeys.Length == 0 || context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>() is not { } endpoint
            || !ForFunctionKeys.Contains(endpoint.EndpointName))
            return false;
        var request = context.Request;
        var given = Hash(request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString());
        // Compares with every key, so that the time of a response does not depend on which one matched.
        return functionKeys.Aggregate(false, (found, key) => found | CryptographicOperations.FixedTimeEquals(key, given));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
