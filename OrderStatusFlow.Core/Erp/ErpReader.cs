using System.Net;
using System.Text.Json;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Erp.Responses;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Reads orders from an ERP, one page at a time.</summary>
/// <remarks>
/// Does not retry, except once with a new login after status 401 or 403. A failure says whether it is transient and which delay
/// the ERP requested. Its code is <c>erp.login</c>, <c>erp.read</c>, <c>erp.answer</c>, <c>erp.failure</c>, <c>erp.pagination</c>,
/// <c>erp.timeZone</c>, or one of expressions and secrets.
/// Its message shows the first 500 characters of the response, with secrets redacted. Thread-safe. Use one instance per process.
/// </remarks>
/// <param name="http">The guarded, pooled client with timeouts and decompression.</param>
/// <param name="secrets">The secrets, read for each request.</param>
/// <param name="tokens">The token cache, shared by all flows of the process.</param>
/// <param name="refreshTokens">The refresh tokens, shared by all processes.</param>
/// <param name="clock">The clock for expressions and token expiry.</param>
/// <param name="identities">The clients of digest logins and client certificates; null if no flow has one.</param>
public sealed class ErpReader(HttpClient http, Secrets secrets, TokenCache tokens, RefreshTokens refreshTokens, TimeProvider clock,
    IdentityClients? identities = null)
{
    private readonly ErpClients clients = new(http, identities, clock);

    /// <summary>Logs in, to verify the login before pages are read. The token is cached for the pages. A new session is verified with a
    /// request if the flow says so.</summary>
    /// <returns>Null on success, or if the flow needs no login.</returns>
    public async Task<Failure?> LoginAsync(ErpDefinition erp, IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellation)
    {
        var known = TriggerParameters.Known(erp);
        var query = new ErpQuery
        {
            Parameters = attributes.Where(attribute => known.ContainsKey(attribute.Key)).ToDictionary(),
            Attributes = attributes,
        };
        var settings = Settings(erp, query, new SecretRedactor());
        if (!settings.Succeeded)
            return settings.Failure;
        var client = clients.For(erp.Login, settings.Value);
        if (!client.Succeeded)
            return client.Failure;
        var session = await Login(client.Value).GetAsync(erp, settings.Value, cancellation);
        // Logins without a session are verified each time.
        return session is { Succeeded: true, Value: var started } && (started.IsNew || started.Key is null) && erp.Login.Check
            ? await new LoginCheck(client.Value, tokens).RunAsync(erp, query, settings.Value, started, cancellation)
            : session.Failure;
    }

    /// <summary>Reads the page at the query's cursor, or the first page.</summary>
    public async Task<Result<ErpPage>> ReadAsync(ErpDefinition erp, ErpQuery query, CancellationToken cancellation)
    {
        // Shared by both attempts, because the second response may contain the token of the first.
        var hidden = new SecretRedactor();
        for (var again = false; ; again = true)
        {
            var settings = Settings(erp, query, hidden);
            if (!settings.Succeeded)
                return settings.Failure;
            var client = clients.For(erp.Login, settings.Value);
            if (!client.Succeeded)
                return client.Failure;
            var session = await Login(client.Value).GetAsync(erp, settings.Value, cancellation);
            if (!session.Succeeded)
                return session.Failure;
            var request = ErpRequest.Build(erp, query, settings.Value, session.Value);
            if (!request.Succeeded)
                return request.Failure;
            using var message = request.Value;
            var asked = message.RequestUri!;
            var sent = await client.Value.SendAsync(message, "request", settings.Value.Hidden, cancellation);
            if (!sent.Succeeded)
                return sent.Failure;
            // Some systems return status 403 for an expired session.
            if (sent.Value.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                && session.Value is { Key: { } key, Token: { } token })
            {
                tokens.Refused(key, token);
                if (!again)
                    continue;
            }
            return Page(erp, query, asked, sent.Value, hidden);
        }
    }

    private static Result<ErpPage> Page(ErpDefinition erp, ErpQuery query, Uri asked, ErpResponse answer, SecretRedactor hidden)
    {
        answer = answer with { Forced = erp.Encoding };
        var host = asked.Host();
        var number = query.Cursor?.Page ?? 1;
        if (answer.Status == HttpStatusCode.Unauthorized)
            return ErpClient.Refused("erp.login",
                $"{host} rejected the login with status 401. Check the credentials and the login's settings.", answer, hidden);
        if (!answer.Succeeded)
        {
            var words = erp.Failure.BuiltIn && PageReader.Words(answer) is { } said ? $": {hidden.Redact(said.Words)}." : ".";
            return ErpClient.Refused("erp.read", $"{host} responded to page {number} with status {(int)answer.Status}{words}", answer, hidden);
        }
        try
        {
            var found = PageReader.Read(answer, erp);
            if (!found.Succeeded)
                return Explain(found.Failure);
            var page = found.Value;
            var pager = new Pager(erp, hidden);
            var next = pager.Next(query.Cursor, page, asked, answer.Link);
            if (!next.Succeeded)
                return next.Failure;
            if (pager.RepeatsLastPage(query.Cursor, page, asked, answer.Link))
                page = page.WithoutItems();
            var dates = ModificationDates.Of(page, erp);
            var cursor = next.Value is { Url: { } url } target ? target with { Url = hidden.Hide(url) } : next.Value;
            return new ErpPage
            {
                // Only the order data: a token or an address that is not valid Unicode is rejected above.
                Json = page.IsText ? page.Json : UnpairedSurrogates.Replace(NextLink.Redacted(page, erp.Pagination, hidden)),
                Request = SafeText.Truncate(hidden.Redact($"{erp.Method.ToUpperInvariant()} {asked}"), TextLimits.MaxPlaceLength),
                Items = page.Items,
                Number = number,
                FirstChange = dates.First,
                LastChange = dates.Last,
                Undated = dates.Unreadable,
                UndatedSample = dates.Sample is { } sample ? hidden.Redact(sample) : null,
                Shrank = pager.Shrank(query.Cursor, page),
                ErpTime = answer.Date,
                Secrets = hidden,
                Next = cursor,
            };
        }
        catch (JsonException exception)
        {
            return Explain(new Failure("erp.answer", $"A JSONPath cannot be evaluated: {exception.Message}"));
        }

        Failure Explain(Failure failure) => failure with
        {
            Message = $"{hidden.Redact(failure.Message)} ({host}, page {number}, status {(int)answer.Status}.) "
                + $"The response began: {answer.Excerpt(hidden)}",
        };
    }

    private ErpLogin Login(ErpClient client) => new(client, tokens, refreshTokens, clock);

    private Result<ErpSettings> Settings(ErpDefinition erp, ErpQuery query, SecretRedactor hidden)
    {
        var zone = ErpDates.Zone(erp.TimeZone);
        if (!zone.Succeeded)
            return zone.Failure;
        var attributes = new Dictionary<string, string>(query.Parameters);
        foreach (var (name, value) in query.Attributes)
            attributes[name] = value;
        return new ErpSettings(secrets, attributes, new ExpressionContext { Clock = clock, Zone = zone.Value }, hidden);
    }
}
