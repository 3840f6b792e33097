using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Flows;

namespace OrderStatusFlow.Erp;

/// <summary>A login's request, ready to send.</summary>
internal sealed record LoginRequest(Uri Url, HttpMethod Method, IReadOnlyDictionary<string, string> Headers, byte[]? Body, string ContentType, string Fingerprint, string? RefreshKey)
{
    public static Result<LoginRequest> Build(ErpLoginDefinition login, ErpSettings settings, RefreshTokens refreshTokens)
    {
        if (login.Url is null)
            return new FlowFailure("erp.login", "The login needs 'url', which the flow does not set.");
        var url = settings.Url(login.Url, "login.url");
        if (!url.Succeeded)
            return url.Failure;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, setting) in login.Headers)
        {
            var value = settings.Text(setting, $"login.headers.{name}");
            if (!value.Succeeded)
                return value.Failure;
            headers[name] = value.Value;
        }
        var fields = new List<(string Name, object Value)>();
        FlowFailure? failure = null;
        string? refreshKey = null;
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
                fields.Add(("grant_type", login.Grant));
                // RFC 6749, 2.3.1: the client's credentials stand in the body, unless a header of the flow carries them.
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
        if (failure is null && login is { Type: ErpLoginType.OAuth2, Grant: "refresh_token" })
        {
            var configured = settings.Credential(login.RefreshToken, "refreshToken");
            if (!configured.Succeeded)
                return configured.Failure;
            refreshKey = Hash(url.Value.AbsoluteUri, headers, fields, configured.Value);
            var newest = refreshTokens.Newest(refreshKey, configured.Value);
            settings.Hidden.Add("refreshToken", newest);
            fields.Add(("refresh_token", newest));
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

        var fingerprint = refreshKey ?? Hash(url.Value.AbsoluteUri, headers, fields, login.TokenPath + "|" + login.Type);
        if (login.Type == ErpLoginType.OAuth2)
        {
            var form = string.Join('&', fields.Select(field => $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(RequestBody.Plain(field.Value))}"));
            return new LoginRequest(url.Value, HttpMethod.Post, headers, Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded", fingerprint, refreshKey);
        }
        // Nebim's Connect is a GET; where its credentials are not part of the URL they are posted.
        if (login.Type == ErpLoginType.Nebim && fields.Count == 0)
            return new LoginRequest(url.Value, HttpMethod.Get, headers, null, "application/json", fingerprint, null);
        return new LoginRequest(url.Value, HttpMethod.Post, headers, RequestBody.Json(fields), "application/json", fingerprint, null);

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

    public HttpRequestMessage ToMessage()
    {
        var request = new HttpRequestMessage(Method, Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        }
        foreach (var (name, value) in Headers)
            RequestBody.SetHeader(request, name, value);
        return request;
    }

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
