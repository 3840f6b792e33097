using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Access;

/// <summary>Authenticates requests by their key.</summary>
internal sealed class KeyHandler(
    KeyCheck check, SettingKey setting, IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey.Find(Request, setting.IsSet) is not { } given)
            return AuthenticateResult.NoResult();
        // URLs are logged by others, so only callers that cannot send headers may use them: those that start runs.
        if (given.IsInUrl && KeyText.TryParse(given.Text, out _) && !FlowScope.StartsRuns(Context.GetEndpoint()))
            return AuthenticateResult.Fail(new RefusedKeyException("A key in the URL can only start runs. Send it in the header x-functions-key."));
        var (caller, _, refusal) = await check.FindAsync(Context, given.Text);
        return caller is null ? AuthenticateResult.Fail(refusal!) : CallerIdentity.Of(caller, Scheme);
    }
}
