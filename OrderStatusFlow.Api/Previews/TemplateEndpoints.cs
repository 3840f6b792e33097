using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The templates for new flows.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api) =>
        api.MapGet("/templates/script", Scripts).RequireRole(Role.View).ServesEveryCaller()
            .Describe("listScriptTemplates", "Returns a script to begin with for each step").WithTags("Previews");

    private static Ok<ScriptTemplateList> Scripts() => TypedResults.Ok(
        new ScriptTemplateList([.. ScriptTemplates.ByStep.Select(template => new ScriptTemplate(template.Key, "cpython", template.Value))]));
}
