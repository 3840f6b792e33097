using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Access;

/// <summary>Authenticates requests without a key by what the host grants.</summary>
internal sealed class HostAccessHandler(IHostAccess host, IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    // Endpoints that are open to everybody must respond without storage.
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && await host.FindAsync(Context) is { } caller
            ? CallerIdentity.Of(caller, Scheme) : AuthenticateResult.NoResult();
}
