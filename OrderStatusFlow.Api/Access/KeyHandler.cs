using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Access;

/// <summary>Authenticates requests by the key of the setting <c>OrderStatusFlow__ApiKey</c>.</summary>
internal sealed class KeyHandler(
    ApiOptions settings, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private static readonly Caller OfSetting = new("OrderStatusFlow__ApiKey", Role.Admin) { IsNamed = false };

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        settings.ApiKey is { } key && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Given(Request)), Encoding.UTF8.GetBytes(key))
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(OfSetting, Scheme.Name)), Scheme.Name))
            : AuthenticateResult.Fail("The key is not valid."));

    private static string Given(HttpRequest request) =>
        request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
}
