using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.Meta;

/// <summary>The JSON Schema of a flow definition.</summary>
internal static class SchemaEndpoints
{
    private const string MediaType = "application/schema+json";

    public static void MapSchemas(this IEndpointRouteBuilder api) =>
        api.MapGet("/schema/flow", Flow).RequireRole(Role.View).ServesEveryCaller().Describe("getFlowSchema", "Returns the JSON Schema of a flow definition")
            .Produces<JsonElement>(200, MediaType).WithTags("Flows");

    private static ContentHttpResult Flow() => TypedResults.Text(FlowSchema.Json, MediaType);
}
