using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Access;

/// <summary>What a caller that is limited to one flow may reach: reads of this flow, its runs, errors and orders, and its trigger and POST.</summary>
internal static class FlowScope
{
    /// <summary>Marks an endpoint that starts runs of the flow in its path.</summary>
    public static TBuilder StartsRuns<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Kind.StartsRuns);

    /// <summary>Marks an endpoint that belongs to no flow and serves every caller.</summary>
    public static TBuilder ServesEveryCaller<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Kind.ServesEveryCaller);

    /// <summary>Marks an endpoint that covers all flows, and for a caller of one flow returns what belongs to this flow only.</summary>
    public static TBuilder NarrowsToFlow<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Kind.NarrowsToFlow);

    /// <summary>The flow that a request is about: the one that it names, or else the only one of its caller.</summary>
    /// <param name="context">The request.</param>
    /// <param name="flow">The flow that the request names; null or empty if it names none.</param>
    /// <returns>The flow; null or empty for all flows.</returns>
    public static string? FlowOr(this HttpContext context, string? flow) => string.IsNullOrEmpty(flow) ? context.Caller().Flow?.ToString() : flow;

    /// <summary>True if what belongs to a flow is for the caller of a request.</summary>
    public static bool MayRead(this HttpContext context, FlowName flow) => context.Caller().Flow is not { } only || only == flow;

    /// <summary>True if the endpoint starts runs, so that it accepts a key in its URL.</summary>
    public static bool StartsRuns(Endpoint? endpoint) => KindOf(endpoint) is Kind.StartsRuns;

    /// <summary>True if a caller of one flow may reach an endpoint of a flow, such as a list of its runs.</summary>
    public static bool Allows(Endpoint endpoint) => KindOf(endpoint) is not null || (endpoint is RouteEndpoint route
        && route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["GET"] && HasFlow(route));

    /// <summary>True if a caller of one flow may make this request.</summary>
    public static bool Allows(HttpContext http, FlowName flow) => http.GetEndpoint() is { } endpoint && Allows(endpoint)
        && KindOf(endpoint) switch
        {
            Kind.ServesEveryCaller => true,
            Kind.NarrowsToFlow => http.Request.Query["flow"].ToString() is var named && (named.Length == 0 || IsFlow(named, flow)),
            _ => FlowOf(http.Request.RouteValues) == flow,
        };

    private static bool HasFlow(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "flow")
        || endpoint.RoutePattern.RawText!.StartsWith("/api/runs/{id}", StringComparison.Ordinal);

    private static bool IsFlow(string text, FlowName flow) => FlowName.TryParse(text, out var name) && name == flow;

    private static FlowName? FlowOf(RouteValueDictionary route) =>
        FlowName.TryParse(route["flow"] as string, out var flow) ? flow : RunId.TryParse(route["id"] as string, out var run) ? run.Flow : null;

    private static Kind? KindOf(Endpoint? endpoint) => endpoint?.Metadata.OfType<Kind>().Cast<Kind?>().LastOrDefault();

    private enum Kind
    {
        StartsRuns,
        ServesEveryCaller,
        NarrowsToFlow,
    }
}
