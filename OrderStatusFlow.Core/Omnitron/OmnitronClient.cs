using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>Talks to Omnitron: logs in, keeps the token over rows and runs, logs in once more when it is refused.</summary>
/// <param name="http">The guarded, pooled client.</param>
/// <param name="secrets">Asked anew by each request.</param>
/// <param name="tokens">Shared by all flows of the process.</param>
/// <param name="clock">For the dates of Retry-After.</param>
public sealed class OmnitronClient(HttpClient http, Secrets secrets, TokenCache tokens, TimeProvider clock)
{
    private const int MaxKept = 100;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly ConcurrentDictionary<string, (string? Token, SecretRedactor Secrets)> hidden = new(StringComparer.Ordinal);

    /// <summary>Logs in unless a token is at hand.</summary>
    /// <returns>Null when logged in.</returns>
    public async Task<Failure?> LoginAsync(OmnitronDefinition omnitron, CancellationToken cancellation)
    {
        var account = Account(omnitron);
        return account.Succeeded ? (await TokenAsync(account.Value, cancellation)).Failure : account.Failure;
    }

    /// <summary>Sends one request with the account's token.</summary>
    /// <param name="omnitron">The flow's Omnitron settings.</param>
    /// <param name="method">PATCH, or the method that creates an order.</param>
    /// <param name="path">Absolute path.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellation">Ends it while it is not sent; a request that was sent ends with its answer or its time limit.</param>
    internal async Task<Result<OmnitronResponse>> SendAsync(
        OmnitronDefinition omnitron, HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var account = Account(omnitron);
        if (!account.Succeeded)
            return account.Failure;
        for (var again = false; ; again = true)
        {
            var token = await TokenAsync(account.Value, cancellation);
            if (!token.Succeeded)
                return token.Failure;
            using var request = new HttpRequestMessage(method, new Uri(account.Value.Domain, path)) { Content = Content(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", token.Value.Value);
            var answer = await AnswerAsync(request, account.Value.Domain, cancellation);
            if (answer.Status != HttpStatusCode.Unauthorized)
                return answer.Redacted(Hidden(account.Value, token.Value));
            tokens.Refused(account.Value.Key, token.Value);
            if (again)
                return new Failure("omnitron.login", $"{account.Value.Domain.Host} refuses a fresh token with status 401. Check that the user may update order items.");
        }
    }

    private Task<Result<AccessToken>> TokenAsync(OmnitronAccount account, CancellationToken cancellation) =>
        tokens.GetAsync(account.Key, () => LogInAsync(account), cancellation);

    private async Task<Result<AccessToken>> LogInAsync(OmnitronAccount account)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["username"] = account.Username, ["password"] = account.Password });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(account.Domain, account.LoginPath)) { Content = Content(body) };
        var answer = await AnswerAsync(request, account.Domain, CancellationToken.None);
        if (!answer.IsSuccess)
        {
            var advice = answer.IsRetryable || answer.IsRefusedHere ? "" : " Check the user name and the password in the flow's Omnitron settings.";
            return new Failure("omnitron.login", $"Login to {account.Domain.Host} failed. {answer.Redacted(Hidden(account, null)).Sentence()}{advice}")
            {
                Retryable = answer.IsRetryable,
                RetryAfter = answer.RetryAfter,
            };
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            if (json.RootElement.TryGetProperty("key", out var key) && key.GetString() is { Length: > 0 } token)
            {
                return HeaderValue.Fits(token)
                    ? new AccessToken(token, null)
                    : new Failure("omnitron.login", $"The login answer of {account.Domain.Host} holds a 'key' that no header may have, such as one with a line break or a letter beyond ASCII.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Said below.
        }

        return new Failure("omnitron.login", $"The login answer of {account.Domain.Host} holds no 'key'. Check the domain URL and the login path {account.LoginPath}.");
    }

    // A request that was sent is not given up: whether Omnitron did what it asks would not be known.
    private async Task<OmnitronResponse> AnswerAsync(HttpRequestMessage request, Uri domain, CancellationToken stopping)
    {
        try
        {
            request.Options.Set(RetryAfterHandler.Stopping, stopping);
            using var limit = GuardedHttp.Limit(http, CancellationToken.None);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await TruncatedBodyReader.ReadAsync(response.Content, TextLimits.MaxResponseBytes + SecretRedactor.Margin, limit.Token);
            return new OmnitronResponse(response.StatusCode, body, RetryAfter.Wait(response.Headers, clock), null);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new OmnitronResponse(null, "", null, $"{domain.Authority} did not answer within {http.Timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return new OmnitronResponse(null, "", null, guarded.Message) { IsRefusedHere = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            return new OmnitronResponse(null, "", null, $"{domain.Authority} cannot be reached, or broke off: {e.Message}");
        }
    }

    // Kept for the token's life: every order's answer is searched.
    private SecretRedactor Hidden(OmnitronAccount account, AccessToken? token)
    {
        if (hidden.TryGetValue(account.Key, out var known) && known.Token == token?.Value)
            return known.Secrets;
        var made = new SecretRedactor();
        made.Add("password", account.Password);
        made.Add("token", token?.Value);
        made.AddUrlCredentials("domainUrl", account.Domain, static _ => true);
        if (hidden.Count >= MaxKept)
            hidden.Clear();
        hidden[account.Key] = (token?.Value, made);
        return made;
    }

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> body) => new(body) { Headers = { ContentType = Json } };

    private Result<OmnitronAccount> Account(OmnitronDefinition omnitron)
    {
        var (domain, username, password) = (secrets.Reveal(omnitron.DomainUrl), secrets.Reveal(omnitron.Username), secrets.Reveal(omnitron.Password));
        if ((domain.Failure ?? username.Failure ?? password.Failure) is { } failure)
            return failure;
        if (!Uri.TryCreate(domain.Value, UriKind.Absolute, out var uri) || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
            return new Failure("omnitron.domain", "The flow's omnitron.domainUrl is not an https URL.");
        // A hash, so that no password lies in a key; it covers everything that makes a login another one.
        var all = string.Join('\n', uri, omnitron.LoginPath, username.Value, password.Value);
        return new OmnitronAccount(uri, omnitron.LoginPath, username.Value!, password.Value!, "omnitron:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    }

    private sealed record OmnitronAccount(Uri Domain, string LoginPath, string Username, string Password, string Key);
}
