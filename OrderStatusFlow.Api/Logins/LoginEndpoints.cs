using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Logins;

/// <summary>Logs a flow in to its ERP by authorization code: begins the login, and receives the redirect from the ERP.</summary>
internal static class LoginEndpoints
{
    /// <summary>The path to which the ERP redirects. It requires no key, because the ERP's <c>?code=</c> has the name of the key.</summary>
    public const string CallbackPath = "/api/oauth/callback";

    private const int MaxErrorLength = 300;

    public static void MapLogins(this IEndpointRouteBuilder api)
    {
        api.MapPost("/flows/{flow}/login/authorize", BeginAsync).WithTags("Flows")
            .RequireRole(Role.Edit).Describe("beginLogin", "Begins a login to the ERP by authorization code", 400, 404, 409);
        api.MapGet("/oauth/callback", CompleteAsync).WithTags("Flows").Produces<string>(200, "text/plain")
            .AllowAnonymous().Describe("completeLogin", "Receives the redirect from the ERP and completes a login. Requires no key", 400, 502)
            .Query("state", "The state of the login, which can be used once.")
            .Query("code", "The ERP's authorization code.")
            .Query("error", "The ERP's error, such as access_denied.")
            .Query("error_description", "The ERP's description of the error.");
    }

    private static async Task<Results<Ok<LoginStart>, ProblemHttpResult>> BeginAsync(string flow, FlowStore flows, ErpAuthorizer logins,
        PublicUrl publicUrl, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return FlowEndpoints.Unknown(flow);
        if (!ErpAuthorizer.IsFor(found.Definition))
        {
            return Problems.Of(409, "flow.loginGrant",
                $"The ERP login of flow '{flow}' does not have the grant authorization_code, so it needs no login by a person.");
        }
        if (publicUrl.AbsoluteOf(CallbackPath) is not { } redirectUri)
            return Problems.Of(409, "http.publicUrl", "The host does not know the URL to which the ERP redirects. Set PublicUrl.");
        var url = await logins.BeginAsync(found, redirectUri, cancellation);
        if (!url.Succeeded)
            return Problems.Of(400, url.Failure);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.LoginBegun, name));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new LoginStart(url.Value, redirectUri));
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> CompleteAsync(HttpContext context, FlowStore flows,
        ErpAuthorizer logins, CancellationToken cancellation)
    {
        // Also for an error response of the exception handler, which clears all other headers.
        context.Response.OnStarting(() => Protect(context.Response));
        var query = context.Request.Query;
        if (await logins.TakeAsync(query["state"].ToString(), cancellation) is not { } state)
        {
            return Problems.Of(400, "flow.loginState", "This login link is unknown, was already used, or has expired after ten minutes. "
                + "Begin again with POST /api/flows/{flow}/login/authorize.");
        }
        var again = $"Begin again with POST /api/flows/{state.Flow.Name}/login/authorize.";
        if (await flows.FindAsync(state.Flow.Name, cancellation) is not { } flow || flow.Incarnation != state.Flow || !ErpAuthorizer.IsFor(flow.Definition))
            return Problems.Of(400, "flow.loginState", $"Flow '{state.Flow.Name}' was deleted or changed since this login began. {again}");
        if (query["code"].ToString() is not { Length: > 0 } code)
            return Problems.Of(400, "flow.loginDenied", $"The ERP did not log flow '{flow.Name}' in: {Words(query)}. {again}");
        return await logins.CompleteAsync(flow, state, code) is { } failure
            ? Problems.Of(502, failure with { Message = $"{failure.Message} {again}" })
            : TypedResults.Text($"The flow '{flow.Name}' is logged in. You can close this window.", "text/plain; charset=utf-8");
    }

    private static Task Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }

    // The words come from a URL. The response is JSON, never markup.
    private static string Words(IQueryCollection query)
    {
        var words = string.Join(", ", new[] { query["error"].ToString(), query["error_description"].ToString() }.Where(text => text.Length > 0));
        var plain = new string([.. words.Where(c => !char.IsControl(c)).Take(MaxErrorLength)]).Trim().TrimEnd('.');
        return plain.Length > 0 ? plain : "its redirect has neither a code nor an error";
    }
}
