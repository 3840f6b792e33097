using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Builds the request of a login from its settings.</summary>
internal sealed class LoginRequestBuilder
{
    private readonly ErpLoginDefinition login;
    private readonly ErpSettings settings;
    private readonly Uri url;
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, object Value)> fields = [];
    private string? fingerprint;
    private RefreshTokenProtector? seal;

    private LoginRequestBuilder(ErpLoginDefinition login, ErpSettings settings, Uri url) => (this.login, this.settings, this.url) = (login, settings, url);

    /// <returns>The request; or the failure of the first setting that cannot be used.</returns>
    public static Result<LoginRequest> Build(ErpLoginDefinition login, ErpSettings settings)
    {
        if (login.Url is null)
            return new Failure("erp.login", "The login requires 'url', which the flow does not set.");
        var url = settings.Url(login.Url, "login.url");
        return url.Succeeded ? new LoginRequestBuilder(login, settings, url.Value).Build() : url.Failure;
    }

    private Result<LoginRequest> Build()
    {
        if ((AddHeaders() ?? AddCredentials() ?? AddBody()) is { } failure)
            return failure;
        // Nebim's Connect is a GET request. Credentials that are not part of the URL are posted.
        var isGet = login.Type == ErpLoginType.Nebim && fields.Count == 0;
        return new LoginRequest(
            url, headers, isGet ? null : fields, login.Type == ErpLoginType.OAuth2, fingerprint ?? Hash($"{login.TokenPath}|{login.Type}"), seal);
    }

    private Failure? AddHeaders()
    {
        foreach (var (name, setting) in login.Headers)
        {
            var value = settings.Text(setting, $"login.headers.{name}");
            if (!value.Succeeded)
                return value.Failure;
            if (!HeaderValue.Fits(value.Value))
                return new Failure("erp.login",
                    $"The login's header '{name}' has an invalid value: it contains a line break, a non-ASCII character or similar.");
            headers[name] = value.Value;
        }
        return null;
    }

    private Failure? AddCredentials() => login.Type switch
    {
        ErpLoginType.Jwt => Add("username", login.Username, "username") ?? Add("password", login.Password, "password"),
        ErpLoginType.Nebim => Add("UserName", login.Username, "username") ?? Add("Password", login.Password, "password"),
        ErpLoginType.OAuth2 => AddGrant(),
        _ => null,
    };

    private Failure? AddGrant()
    {
        fields.Add(("grant_type", login.Grant == ErpLoginDefinition.AuthorizationCode ? LoginRequest.RefreshToken : login.Grant));
        // RFC 6749, section 2.3.1: the client credentials are in the body, unless a header of the flow contains them.
        var failure = headers.ContainsKey("Authorization") ? null
            : Add("client_id", login.ClientId, "clientId") ?? Add("client_secret", login.ClientSecret, "clientSecret");
        if (login.Grant == "password")
            failure ??= Add("username", login.Username, "username") ?? Add("password", login.Password, "password");
        return failure ?? Add("scope", login.Scope, "scope") ?? login.Grant switch
        {
            LoginRequest.RefreshToken => AddConfiguredToken(),
            ErpLoginDefinition.AuthorizationCode => AddTokenOfOwner(),
            _ => null,
        };
    }

    private Failure? AddConfiguredToken()
    {
        var configured = settings.Credential(login.RefreshToken, "refreshToken");
        if (!configured.Succeeded)
            return configured.Failure;
        var secret = login.ClientSecret is null ? null : settings.Credential(login.ClientSecret, "clientSecret").Value;
        fingerprint = Hash(configured.Value);
        seal = new RefreshTokenProtector(fingerprint, configured.Value, secret);
        fields.Add((LoginRequest.RefreshToken, configured.Value));
        return null;
    }

    private Failure? AddTokenOfOwner()
    {
        if (login.Owner is not { } owner)
            return new Failure("erp.login", "Save the flow first, because a login by authorization code belongs to a stored flow.");
        var client = settings.Credential(login.ClientId, "clientId");
        var secret = settings.Credential(login.ClientSecret, "clientSecret");
        if (!client.Succeeded || !secret.Succeeded)
            return client.Failure ?? secret.Failure;
        if (secret.Value.Length == 0)
            return new Failure("erp.login", "The client secret is empty, but it protects the stored refresh token.");
        fingerprint = Hash(owner.ToString());
        // Without scope and headers, whose changes need no new login.
        seal = new RefreshTokenProtector(Hash(url, [], [("client_id", client.Value)], owner.ToString()), null, secret.Value);
        fields.Add((LoginRequest.RefreshToken, ""));
        return null;
    }

    private Failure? AddBody()
    {
        foreach (var (name, extra) in login.Body)
        {
            var value = settings.Extra(extra, $"login.body.{name}");
            if (!value.Succeeded)
                return value.Failure;
            fields.RemoveAll(field => field.Name == name);
            fields.Add((name, value.Value));
        }
        return null;
    }

    private Failure? Add(string name, Setting? setting, string place)
    {
        if (setting is null)
            return null;
        var value = settings.Credential(setting, place);
        if (value.Succeeded)
            fields.Add((name, value.Value));
        return value.Failure;
    }

    private string Hash(string rest) => Hash(url, headers, fields, rest);

    private static string Hash(Uri url, Dictionary<string, string> headers, List<(string Name, object Value)> fields, string rest)
    {
        var text = new StringBuilder(url.AbsoluteUri).Append('\0').Append(rest);
        foreach (var (name, value) in headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
            text.Append('\0').Append(name.ToLowerInvariant()).Append('\0').Append(value);
        foreach (var (name, value) in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
            text.Append("\0\0").Append(name).Append('\0').Append(RequestBody.Plain(value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
