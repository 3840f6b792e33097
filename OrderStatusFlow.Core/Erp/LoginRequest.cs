using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A login's request, ready to send.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Headers">The additional headers.</param>
/// <param name="Fields">The fields to post; null for a GET request.</param>
/// <param name="IsForm">True to send the fields as form data; false to send them as JSON.</param>
/// <param name="Fingerprint">A fingerprint of all settings that affect the token.</param>
/// <param name="Seal">The protector of the refresh token; null if the login uses none.</param>
internal sealed record LoginRequest(
    Uri Url, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<(string Name, object Value)>? Fields, bool IsForm,
        string Fingerprint, RefreshTokenProtector? Seal)
{
    private const string RefreshToken = "refresh_token";

    public static Result<LoginRequest> Build(ErpLoginDefinition login, ErpSettings settings)
    {
        if (login.Url is null)
            return new Failure("erp.login", "The login requires 'url', which the flow does not set.");
        var url = settings.Url(login.Url, "login.url");
        if (!url.Succeeded)
            return url.Failure;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
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
        var fields = new List<(string Name, object Value)>();
        Failure? failure = null;
        RefreshTokenProtector? seal = null;
        string? fingerprint = null;
        switch (login.Type)
        {
            case ErpLoginType.Jwt:
                Take("username", login.Username, "username");
                Take("password", login.Password, "password");
                break;
            case ErpLoginType.Nebim:
                Take("UserName", login.Username, "username");
                Take("Password", login.Password, "password");
                break;
            case ErpLoginType.OAuth2:
                fields.Add(("grant_type", login.Grant == ErpLoginDefinition.AuthorizationCode ? RefreshToken : login.Grant));
                // RFC 6749, section 2.3.1: the client credentials are in the body, unless a header of the flow contains them.
                if (!headers.ContainsKey("Authorization"))
                {
                    Take("client_id", login.ClientId, "clientId");
                    Take("client_secret", login.ClientSecret, "clientSecret");
                }
                if (login.Grant == "password")
                {
                    Take("username", login.Username, "username");
                    Take("password", login.Password, "password");
                }
                Take("scope", login.Scope, "scope");
                break;
        }
        if (failure is null && login is { Type: ErpLoginType.OAuth2, Grant: RefreshToken })
        {
            var configured = settings.Credential(login.RefreshToken, "refreshToken");
            if (!configured.Succeeded)
                return configured.Failure;
            var secret = login.ClientSecret is null ? null : settings.Credential(login.ClientSecret, "clientSecret").Value;
            fingerprint = Hash(url.Value.AbsoluteUri, headers, fields, configured.Value);
            seal = new RefreshTokenProtector(fingerprint, configured.Value, secret);
            fields.Add((RefreshToken, configured.Value));
        }
        if (failure is null && login is { Type: ErpLoginType.OAuth2, Grant: ErpLoginDefinition.AuthorizationCode })
        {
            if (login.Owner is not { } owner)
                return new Failure("erp.login", "Save the flow first, because a login by authorization code belongs to a stored flow.");
            var client = settings.Credential(login.ClientId, "clientId");
            var secret = settings.Credential(login.ClientSecret, "clientSecret");
            if (!client.Succeeded || !secret.Succeeded)
                return (client.Failure ?? secret.Failure)!;
            if (secret.Value.Length == 0)
                return new Failure("erp.login", "The client secret is empty, but it protects the stored refresh token.");
            fingerprint = Hash(url.Value.AbsoluteUri, headers, fields, owner.ToString());
            // Without scope and headers, whose changes need no new login.
            seal = new RefreshTokenProtector(Hash(url.Value.AbsoluteUri, [], [("client_id", client.Value)], owner.ToString()), null, secret.Value);
            fields.Add((RefreshToken, ""));
        }
        foreach (var (name, extra) in login.Body)
        {
            var value = settings.Extra(extra, $"login.body.{name}");
            if (!value.Succeeded)
                return value.Failure;
            fields.RemoveAll(field => field.Name == name);
            fields.Add((name, value.Value));
        }
        if (failure is not null)
            return failure;

        fingerprint ??= Hash(url.Value.AbsoluteUri, headers, fields, login.TokenPath + "|" + login.Type);
        // Nebim's Connect is a GET request. Credentials that are not part of the URL are posted.
        var isGet = login.Type == ErpLoginType.Nebim && fields.Count == 0;
        return new LoginRequest(url.Value, headers, isGet ? null : fields, login.Type == ErpLoginType.OAuth2, fingerprint, seal);

        void Take(string name, Setting? setting, string place)
        {
            if (setting is null || failure is not null)
                return;
            var value = settings.Credential(setting, place);
            if (value.Succeeded)
                fields.Add((name, value.Value));
            else
                failure = value.Failure;
        }
    }

    /// <summary>Returns the request that exchanges an authorization code for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5).</summary>
    public LoginRequest ForCode(string code, OAuthState state) => this with
    {
        Fields =
        [
            ("grant_type", ErpLoginDefinition.AuthorizationCode), ("code", code), ("redirect_uri", state.RedirectUri.AbsoluteUri),
            ("code_verifier", state.Verifier),
            .. Fields!.Where(field => field.Name is not ("grant_type" or RefreshToken or "scope")),
        ],
    };

    /// <param name="refreshToken">The newest refresh token, which replaces the configured one; null if the login uses none.</param>
    public HttpRequestMessage ToMessage(string? refreshToken)
    {
        var request = new HttpRequestMessage(Fields is null ? HttpMethod.Get : HttpMethod.Post, Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (Fields is not null)
        {
            var fields = Fields.Select(
                field => field.Name == RefreshToken && refreshToken is not null ? (field.Name, refreshToken) : field);
            request.Content = new ByteArrayContent(IsForm ? Form(fields) : RequestBody.Json(fields));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(
                IsForm ? "application/x-www-form-urlencoded" : "application/json");
        }
        foreach (var (name, value) in Headers)
            RequestBody.SetHeader(request, name, value);
        return request;
    }

    private static byte[] Form(IEnumerable<(string Name, object Value)> fields) => Encoding.ASCII.GetBytes(
        string.Join('&', fields.Select(field =>
            $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(RequestBody.Plain(field.Value))}")));

    private static string Hash(string url, Dictionary<string, string> headers, List<(string Name, object Value)> fields, string rest)
    {
        var text = new StringBuilder(url).Append('\0').Append(rest);
        foreach (var (name, value) in headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
            text.Append('\0').Append(name.ToLowerInvariant()).Append('\0').Append(value);
        foreach (var (name, value) in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
            text.Append("\0\0").Append(name).Append('\0').Append(RequestBody.Plain(value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
