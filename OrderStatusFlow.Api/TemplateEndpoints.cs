using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api;

/// <summary>The templates for new flows: <c>GET /templates/script</c> returns <c>{"items": [{"step", "engine", "source"}]}</c>.</summary>
internal static class TemplateEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/templates/script", () => Results.Ok(new
    {
        items = ScriptTemplates.ByStep.Select(template => new { step = template.Key, engine = "cpython", source = template.Value }),
    }));
}
