using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Serves the OpenAPI document of the HTTP surface at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = endpoint => endpoint.GroupName == Name;
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DocumentHead>();
        options.AddOperationTransformer<CommonParts>();
        options.AddSchemaTransformer<WireSchemas>();
    });

    public static void MapApiDocument(this IEndpointRouteBuilder api)
    {
        var document = new Lazy<Task<string>>(() => WriteAsync(api.ServiceProvider));
        api.MapGet("/openapi/v1.json", async () => TypedResults.Text(await document.Value, "application/json"))
            .RequireRole(Role.View).ServesEveryCaller()
            .Describe("getOpenApi", "Returns this document").Produces<JsonElement>(200, "application/json").WithTags("Host");
    }

    private static async Task<string> WriteAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        var json = JsonNode.Parse(await document.SerializeAsync(OpenApiSpecVersion.OpenApi3_1, "json", CancellationToken.None))!.AsObject();
        DocumentCleanup.Apply(json);
        return json.ToJsonString(RunJson.Options);
    }
}
