using System.Net;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Erp.Failures;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Logs in to an ERP with any login type, and returns the headers for its requests.</summary>
internal sealed class ErpLogin(ErpClient client, TokenCache tokens, RefreshTokens refreshTokens, TimeProvider clock)
{
    // RFC 6749, section 5.2, and common variants.
    private static readonly string[] ErrorMembers = ["error", "error_description", "message", "Message", "detail"];

    /// <summary>Returns the session. Sends a login request only if the cache has no token.</summary>
    public async Task<Result<ErpSession>> GetAsync(ErpDefinition erp, ErpSettings settings, CancellationToken cancellation)
    {
        var login = erp.Login;
        switch (login.Type)
        {
            case ErpLoginType.None or ErpLoginType.Digest:
                return new ErpSession(null, null, null, null);
            case ErpLoginType.Basic:
                var username = settings.Credential(login.Username, "username");
                var password = settings.Credential(login.Password, "password");
                if (!username.Succeeded || !password.Succeeded)
                    return (username.Failure ?? password.Failure)!;
                var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username.Value}:{password.Value}"));
                settings.Hidden.Add("login", pair);
                return new ErpSession(null, null, "Authorization", $"Basic {pair}");
            case ErpLoginType.Token or ErpLoginType.Header:
                var token = settings.Credential(login.Token, "token");
                if (!token.Succeeded)
                    return token.Failure;
                return new ErpSession(null, new AccessToken(token.Value, null), login.Header, Prefixed(login.Prefix, token.Value));
        }
        var request = LoginRequestBuilder.Build(login, settings);
        if (!request.Succeeded)
            return request.Failure;
        var key = Key(login, request.Value);
        // All waiters share the login, so one caller's cancellation must not cancel it. The client's timeouts do.
        var isNew = false;
        var answer = await tokens.GetAsync(key, () =>
        {
            isNew = true;
            return AskAsync(erp, request.Value, settings.Hidden);
        }, cancellation);
        if (!answer.Succeeded)
            return answer.Failure;
        settings.Hidden.Add("token.erp", answer.Value.Value);
        if (login.Type == ErpLoginType.Nebim)
            return new ErpSession(key, answer.Value, null, null) { IsNew = isNew };
        var prefix = login.Prefix ?? (login.Type == ErpLoginType.OAuth2 ? "Bearer" : null);
        return new ErpSession(key, answer.Value, login.Header, Prefixed(prefix, answer.Value.Value)) { IsNew = isNew };
    }

    /// <summary>Exchanges an authorization code, and stores the refresh token for the runs.</summary>
    public async Task<Failure?> AuthorizeAsync(ErpDefinition erp, ErpSettings settings, string code, OAuthState state)
    {
        var request = LoginRequestBuilder.Build(erp.Login, settings);
        if (!request.Succeeded)
            return request.Failure;
        settings.Hidden.Add("code", code);
        settings.Hidden.Add("verifier", state.Verifier);
        var answer = await AskAsync(erp, request.Value.ForCode(code, state), null, settings.Hidden, CancellationToken.None);
        if (!answer.Token.Succeeded)
            return answer.Token.Failure;
        if (answer.Renewed is not { } refreshToken)
        {
            return new Failure("erp.login", $"{request.Value.Url.Host()} returned no refresh token, so runs could not log in. "
                + "Set the scope that the ERP requires for one, which is often offline_access, and log in again.");
        }
        await refreshTokens.SetAsync(request.Value.Seal!, refreshToken);
        tokens.Forget(Key(erp.Login, request.Value));
        return null;
    }

    private static string Key(ErpLoginDefinition login, LoginRequest request) => $"{login.Type}|{request.Url.Host()}|{request.Fingerprint}";

    private async Task<Result<AccessToken>> AskAsync(ErpDefinition erp, LoginRequest ask, SecretRedactor hidden)
    {
        if (ask.Seal is not { } seal)
            return (await AskAsync(erp, ask, null, hidden, CancellationToken.None)).Token;
        var token = await refreshTokens.UseAsync(seal, (refreshToken, cancellation) => AskAsync(erp, ask, refreshToken, hidden, cancellation));
        return seal.Configured is null && token.Failure is { Retryable: false } refused
            ? refused with { Message = $"{refused.Message} To log in, open the URL that POST /api/flows/{erp.Login.Owner?.Name}/login/authorize returns." }
            : token;
    }

    private async Task<LoginAnswer> AskAsync(ErpDefinition erp, LoginRequest ask, string? refreshToken, SecretRedactor hidden,
        CancellationToken cancellation)
    {
        hidden.Add("refreshToken", refreshToken);
        using var request = ask.ToMessage(refreshToken);
        var sent = await client.SendAsync(request, "login", hidden, cancellation);
        return sent.Succeeded ? Read(erp, ask.Url.Host(), sent.Value, hidden) : new(sent.Failure with { Code = "erp.login" }, null);
    }

    private LoginAnswer Read(ErpDefinition erp, string host, ErpResponse answer, SecretRedactor hidden)
    {
        var login = erp.Login;
        if (!answer.Succeeded)
        {
            var message = $"{host} rejected the login with status {(int)answer.Status}.{Hint(answer.Status)}";
            return new(ErpClient.Refused("erp.login", message, answer, hidden), null);
        }

        var path = login.TokenPath ?? login.Type switch
        {
            ErpLoginType.OAuth2 => "$.access_token",
            ErpLoginType.Nebim => "$.SessionID",
            _ => "$.token",
        };
        var decoded = BodyDecoder.Decode(answer.Body, BodyDecoder.Named(erp.Encoding), answer.Charset, null);
        var body = decoded.BadByte is null ? decoded.Utf8 : answer.Body;
        string? token = null;
        string? expiresIn = null;
        string? refresh = null;
        ReportedFailure? reported = null;
        try
        {
            if (body.Length > 0)
            {
                token = JsonPaths.Text(JsonPaths.Find(body, path));
                expiresIn = JsonPaths.Text(JsonPaths.Find(body, "$.expires_in"));
                refresh = JsonPaths.Text(JsonPaths.Find(body, "$.refresh_token"));
                reported = erp.Failure.BuiltIn ? LoginFailure.Find(login, body) : null;
            }
        }
        catch (JsonException)
        {
            // A bare token is not JSON either, so only a web page is quoted.
            return new(
                new Failure("erp.login",
                    $"{host} responded to the login with a body that is not JSON "
                    + $"({(answer.MediaType is { } type ? hidden.Redact(type) : "no content type")}, {answer.Body.Length} bytes)."
                    + (answer.IsHtml ? $" The response began: {answer.Excerpt(hidden)}" : "")),
                null);
        }
        hidden.Add("refreshToken", refresh);
        if (reported is { Message: not null } && !string.IsNullOrWhiteSpace(token))
        {
            return new(
                new Failure("erp.login", $"{host} rejected the login: {hidden.Redact(reported.Words)}. Check the credentials."), refresh);
        }
        if (string.IsNullOrWhiteSpace(token))
        {
            body = UnpairedSurrogates.Replace(body);
            // The token may be at another path, so only names are shown, never values.
            return new(
                new Failure("erp.login",
                    $"{host} responded to the login with status {(int)answer.Status}, but there is no token at {path}. "
                    + $"Check the credentials and tokenPath.{ErrorText(body, reported, hidden)} "
                    + $"The response has these members: {Members(body, hidden)}."),
                refresh);
        }
        return new(new AccessToken(token, Expiry(token, expiresIn)), refresh);
    }

    /// <summary>Returns the expiry from expires_in (seconds), otherwise from a JWT's exp (RFC 7519), minus a tenth of the lifetime but at
    /// most 30 s.</summary>
    private DateTimeOffset? Expiry(string token, string? expiresIn)
    {
        var now = clock.GetUtcNow();
        if (double.TryParse(expiresIn, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e9)
            return now.AddSeconds(seconds - Math.Min(30, seconds / 10));
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            var payload = System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]);
            if (!long.TryParse(JsonPaths.Text(JsonPaths.Find(payload, "$.exp")), out var exp) || exp is <= 0 or > 253_402_300_799)
                return null;
            var left = DateTimeOffset.FromUnixTimeSeconds(exp) - now;
            // With a clock error longer than the token's lifetime, every request would log in.
            return left <= TimeSpan.Zero ? null : now + left - TimeSpan.FromSeconds(Math.Min(30, left.TotalSeconds / 10));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string ErrorText(ReadOnlyMemory<byte> body, ReportedFailure? reported, SecretRedactor hidden)
    {
        var errors = ErrorMembers.Select(name => body.Length == 0 ? null : JsonPaths.Text(JsonPaths.Find(body, [name])))
            .Where(text => text is { Length: > 0 and <= 300 }).ToList();
        if (errors.Count == 0 && reported is { Message: not null })
            errors.Add(reported.Words);
        return errors.Count == 0 ? "" : $" The error is: {hidden.Redact(string.Join(", ", errors)).TrimEnd('.')}.";
    }

    private static string Members(ReadOnlyMemory<byte> body, SecretRedactor hidden)
    {
        if (body.Length == 0)
            return "nothing";
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return $"a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}";
        var names = string.Join(", ", document.RootElement.EnumerateObject().Select(member => hidden.Redact(member.Name)));
        return names.Length == 0 ? "no members" : SafeText.Truncate(names, 300);
    }

    private static string Hint(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest
        ? " Check the credentials."
        : "";

    private static string Prefixed(string? prefix, string token) => string.IsNullOrEmpty(prefix) ? token : $"{prefix.TrimEnd()} {token}";
}
