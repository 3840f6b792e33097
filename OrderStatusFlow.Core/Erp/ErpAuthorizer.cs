using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Logs flows in by authorization code (RFC 6749, section 4.1) with PKCE (RFC 7636): a person logs in at the ERP, and runs use
/// the refresh token.</summary>
/// <param name="http">The guarded client.</param>
/// <param name="secrets">The secrets.</param>
/// <param name="tokens">The token cache of this process.</param>
/// <param name="refreshTokens">The refresh tokens, shared by all processes.</param>
/// <param name="states">The states of logins that a person began.</param>
/// <param name="clock">The clock.</param>
/// <param name="identities">The clients of client certificates.</param>
public sealed class ErpAuthorizer(HttpClient http, Secrets secrets, TokenCache tokens, RefreshTokens refreshTokens, OAuthStates states,
    TimeProvider clock, IdentityClients identities)
{
    private readonly ErpClients clients = new(http, identities, clock);

    /// <summary>Returns true if a person logs the flow in.</summary>
    public static bool IsFor(FlowDefinition flow) =>
        flow.Erp is { Login: { Type: ErpLoginType.OAuth2, Grant: ErpLoginDefinition.AuthorizationCode } };

    /// <summary>Begins a login.</summary>
    /// <param name="flow">A flow with the grant.</param>
    /// <param name="redirectUri">The URL to which the ERP redirects.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The ERP's URL for the person, or a failure if a setting cannot be used.</returns>
    public async Task<Result<Uri>> BeginAsync(FlowVersion flow, Uri redirectUri, CancellationToken cancellation)
    {
        var login = flow.Definition.Erp!.Login;
        var settings = Settings(flow.Definition.Erp);
        if (!settings.Succeeded)
            return settings.Failure;
        var url = settings.Value.Url(login.AuthorizeUrl!, "login.authorizeUrl");
        var client = settings.Value.Credential(login.ClientId, "clientId");
        var secret = settings.Value.Credential(login.ClientSecret, "clientSecret");
        Result<string> scope = login.Scope is null ? "" : settings.Value.Credential(login.Scope, "scope");
        if ((url.Failure ?? client.Failure ?? secret.Failure ?? scope.Failure) is { } failure)
            return failure;
        var state = await states.AddAsync(flow.Incarnation, redirectUri, cancellation);
        var parameters = new List<(string Name, string Value)>
        {
            ("response_type", "code"),
            ("client_id", client.Value!),
            ("redirect_uri", redirectUri.AbsoluteUri),
            ("state", state.Value),
            ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(state.Verifier)))),
            ("code_challenge_method", "S256"),
        };
        if (scope.Value!.Length > 0)
            parameters.Add(("scope", scope.Value));
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return new UriBuilder(url.Value!) { Fragment = "", Query = $"{url.Value!.Query.TrimStart('?')}&{query}".TrimStart('&') }.Uri;
    }

    /// <summary>Returns the login that a state belongs to, once; null if the state is unknown, was already used, or has expired.</summary>
    public Task<OAuthState?> TakeAsync(string state, CancellationToken cancellation) => states.TakeAsync(state, cancellation);

    /// <summary>Completes a login: exchanges the code and stores the refresh token.</summary>
    /// <remarks>Cannot be cancelled, because a code can be used once.</remarks>
    /// <returns>Null on success.</returns>
    public async Task<Failure?> CompleteAsync(FlowVersion flow, OAuthState state, string code)
    {
        var erp = flow.Definition.Erp!;
        var settings = Settings(erp);
        if (!settings.Succeeded)
            return settings.Failure;
        var client = clients.For(erp.Login, settings.Value);
        return client.Succeeded
            ? await new ErpLogin(client.Value, tokens, refreshTokens, clock).AuthorizeAsync(erp, settings.Value, code, state)
            : client.Failure;
    }

    private Result<ErpSettings> Settings(ErpDefinition erp)
    {
        var zone = ErpDates.Zone(erp.TimeZone);
        return zone.Succeeded
            ? new ErpSettings(secrets, new Dictionary<string, string>(), new ExpressionContext { Clock = clock, Zone = zone.Value }, new SecretRedactor())
            : zone.Failure;
    }
}
