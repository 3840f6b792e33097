using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Access;

/// <summary>Authenticates requests by the principal that App Service Authentication describes. It runs only where the platform says that
/// authentication is on; elsewhere anybody can send the header.</summary>
internal sealed class EntraHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        EntraPrincipal.Read(Request.Headers[EntraPrincipal.Header]) switch
        {
            null => AuthenticateResult.Fail(new RefusedKeyException($"The header {EntraPrincipal.Header} is not valid.")),
            { Role: { } role } principal => CallerIdentity.Of(new Caller(principal.Name, role), Scheme),
            // Authenticated, but without a role: 403, so that people know that another login does not help.
            _ => AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Scheme.Name)), Scheme.Name)),
        });
}
