using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>Sends requests to Omnitron. Logs in, shares the token between rows and runs, and logs in once more if the token is
/// rejected.</summary>
/// <param name="http">The guarded, pooled client.</param>
/// <param name="secrets">The secrets, read for each request.</param>
/// <param name="tokens">The token cache, shared by all flows of the process.</param>
/// <param name="clock">The clock for Retry-After dates.</param>
public sealed class OmnitronClient(HttpClient http, Secrets secrets, TokenCache tokens, TimeProvider clock)
{
    private const int MaxKept = 100;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // Every row uses the account of its flow's version, and a secret rarely changes.
    private readonly ConditionalWeakTable<OmnitronDefinition, OmnitronAccount> accounts = [];
    private readonly ConcurrentDictionary<string, (string? Token, SecretRedactor Secrets)> hidden = new(StringComparer.Ordinal);

    /// <summary>Logs in unless a token is cached.</summary>
    /// <returns>Null on success.</returns>
    public async Task<Failure?> LoginAsync(OmnitronDefinition omnitron, CancellationToken cancellation)
    {
        var account = Account(omnitron);
        return account.Succeeded ? (await TokenAsync(account.Value, cancellation)).Failure : account.Failure;
    }

    /// <summary>Sends one request with the account's token.</summary>
    /// <param name="omnitron">The flow's Omnitron settings.</param>
    /// <param name="method">PATCH, or the method that creates an order.</param>
    /// <param name="path">The absolute path.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="cancellation">Cancels the request before it is sent. A request that was sent ends with its response or its
    /// timeout.</param>
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
            var response = await SendOnceAsync(request, account.Value.Domain, cancellation);
            if (response.Status != HttpStatusCode.Unauthorized)
                return response.Redacted(Hidden(account.Value, token.Value));
            tokens.Refused(account.Value.Key, token.Value);
            if (again)
                return new Failure("omnitron.login",
                    $"{account.Value.Domain.Host} rejected a new token with status 401. "
                    + "Check that the user has permission to update order items.");
        }
    }

    private Task<Result<AccessToken>> TokenAsync(OmnitronAccount account, CancellationToken cancellation) =>
        tokens.GetAsync(account.Key, () => LogInAsync(account), cancellation);

    private async Task<Result<AccessToken>> LogInAsync(OmnitronAccount account)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string> { ["username"] = account.Username, ["password"] = account.Password });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(account.Domain, account.LoginPath)) { Content = Content(body) };
        var response = await SendOnceAsync(request, account.Domain, CancellationToken.None);
        if (!response.IsSuccess)
        {
            var advice = response.IsRetryable || response.IsRefusedHere ? ""
                : " Check the user name and the password in the flow's Omnitron settings.";
            return new Failure("omnitron.login",
                $"Login to {account.Domain.Host} failed. {response.Redacted(Hidden(account, null)).Sentence()}{advice}")
            {
                Retryable = response.IsRetryable,
                RetryAfter = response.RetryAfter,
            };
        }

        try
        {
            using var json = JsonDocument.Parse(response.Body);
            if (json.RootElement.TryGetProperty("key", out var key) && key.GetString() is { Length: > 0 } token)
            {
                return HeaderValue.Fits(token)
                    ? new AccessToken(token, null)
                    : new Failure("omnitron.login",
                        $"The login response of {account.Domain.Host} has a 'key' that is not valid in a header: "
                        + "it contains a line break or a non-ASCII character.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Reported below.
        }

        return new Failure("omnitron.login",
            $"The login response of {account.Domain.Host} has no 'key'. Check the domain URL and the login path {account.LoginPath}.");
    }

    // A request that was sent is not cancelled, because its effect in Omnitron would be unknown.
    private async Task<OmnitronResponse> SendOnceAsync(HttpRequestMessage request, Uri domain, CancellationToken stopping)
    {
        try
        {
            request.Options.Set(RetryAfterHandler.Stopping, stopping);
            using var limit = GuardedHttp.Limit(http, CancellationToken.None);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await TruncatedBodyReader.ReadAsync(
                response.Content, TextLimits.MaxResponseBytes + SecretRedactor.Margin, limit.Token);
            return new OmnitronResponse(response.StatusCode, body, RetryAfter.Wait(response.Headers, clock), null);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new OmnitronResponse(null, "", null,
                $"{domain.Authority} did not respond within {http.Timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e) when (GuardedAddressException.Find(e) is { } guarded)
        {
            return new OmnitronResponse(null, "", null, guarded.Message) { IsRefusedHere = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            return new OmnitronResponse(null, "", null, $"The connection to {domain.Authority} failed: {e.Message}");
        }
    }

    // Cached for the token's lifetime, because every response is searched.
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
        var (domain, username, password) = (secrets.Reveal(omnitron.DomainUrl), secrets.Reveal(omnitron.Username),
            secrets.Reveal(omnitron.Password));
        if ((domain.Failure ?? username.Failure ?? password.Failure) is { } failure)
            return failure;
        var settings = (domain.Value!, username.Value!, password.Value!);
        if (accounts.TryGetValue(omnitron, out var known) && known.Settings == settings)
            return known;
        if (!Uri.TryCreate(domain.Value, UriKind.Absolute, out var uri)
            || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
            return new Failure("omnitron.domain", "The flow's omnitron.domainUrl is not an https URL.");
        // A hash, so that the key contains no password. It covers every setting that affects the login.
        var all = string.Join('\n', uri, omnitron.LoginPath, username.Value, password.Value);
        var key = "omnitron:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
        var account = new OmnitronAccount(uri, omnitron.LoginPath, key, settings);
        accounts.AddOrUpdate(omnitron, account);
        return account;
    }

    private sealed record OmnitronAccount(Uri Domain, string LoginPath, string Key, (string Domain, string Username, string Password) Settings)
    {
        public string Username => Settings.Username;

        public string Password => Settings.Password;
    }
}
