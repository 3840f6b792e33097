using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Access;

/// <summary>Authenticates requests by the cookie of a session.</summary>
internal sealed class SessionHandler(Sessions sessions, AccessKeys keys, SettingKey setting,
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = await sessions.FindKeyAsync(Request.Cookies[Sessions.Cookie]!, Context.RequestAborted);
        var caller = key is null ? null : key == setting.Id ? SettingKey.Caller : (await keys.FindAsync(key, Context.RequestAborted))?.Caller;
        return caller is null
            ? AuthenticateResult.Fail(new RefusedKeyException("The session has ended. Log in again.") { EndsSession = true })
            : CallerIdentity.Of(caller, Scheme);
    }
}
