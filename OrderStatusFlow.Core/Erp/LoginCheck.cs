using System.Net;
using System.Text.Json;
using OrderStatusFlow.Core.Erp.Responses;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Verifies a new session with a request, because some ERPs return a session for wrong credentials too.</summary>
internal sealed class LoginCheck(ErpClient client, TokenCache tokens)
{
    /// <summary>Sends <c>login.checkUrl</c>, or the flow's first request, with the session.</summary>
    /// <returns>A failure if the ERP rejects the session. Null if it accepts it, and if the flow's first request fails for another reason:
    /// the read step reports that.</returns>
    public async Task<Failure?> RunAsync(ErpDefinition erp, ErpQuery query, ErpSettings settings, ErpSession session,
        CancellationToken cancellation)
    {
        var ownUrl = erp.Login.CheckUrl is not null;
        var request = ErpRequest.Build(Probe(erp), ownUrl ? query with { Parameters = new Dictionary<string, string>() } : query, settings,
            session);
        if (!request.Succeeded)
            return ownUrl ? request.Failure : null;
        using var message = request.Value;
        var host = message.RequestUri!.Host();
        var sent = await client.SendAsync(message, "login check", settings.Hidden, cancellation);
        if (!sent.Succeeded)
            return ownUrl ? sent.Failure with { Code = "erp.login" } : null;
        if (Judge(erp, host, sent.Value with { Forced = erp.Encoding }, settings.Hidden, ownUrl) is not { } failure)
            return null;
        if (session is { Key: { } key, Token: { } token })
            tokens.Refused(key, token);
        return failure;
    }

    private static ErpDefinition Probe(ErpDefinition erp) => erp.Login.CheckUrl is not { } url ? erp : erp with
    {
        Url = url,
        Method = "GET",
        Body = null,
        ExtraParams = new Dictionary<string, ExtraParam>(),
        Pagination = new PaginationDefinition(),
    };

    private static Failure? Judge(ErpDefinition erp, string host, ErpResponse answer, SecretRedactor hidden, bool ownUrl)
    {
        var accepted = $"{host} accepted the login, but rejected the first request of the session";
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (ownUrl && !answer.Succeeded))
            return ErpClient.Refused("erp.login", $"{accepted} with status {(int)answer.Status}. Check the credentials.", answer, hidden);
        if (!answer.Succeeded)
            return null;
        if (answer.IsHtml)
            return ErpClient.Refused("erp.login", $"{accepted}: it returned a web page (HTML). Check the credentials.", answer, hidden);
        try
        {
            return PageReader.Read(answer, erp).Failure is { Code: "erp.failure", Retryable: false } failure
                ? ErpClient.Refused("erp.login", $"{accepted}. {hidden.Redact(failure.Message)} Check the credentials.", answer, hidden)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
