using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Flows;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Describes bodies that are not records.</summary>
internal static class BodyDocs
{
    private const string Json = "application/json";

    /// <summary>Describes a request body of any JSON.</summary>
    public static RouteHandlerBuilder AcceptsJson(this RouteHandlerBuilder endpoint, string description) =>
        endpoint.Accepts<JsonElement>(Json).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody!.Description = description;
            return Task.CompletedTask;
        });

    /// <summary>Describes a request body that is the definition of a flow.</summary>
    public static RouteHandlerBuilder AcceptsFlow(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<JsonElement>(Json).AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.RequestBody!.Description = "The definition. It may contain comments and trailing commas.";
            operation.RequestBody.Content![Json].Schema = Flow(context.Document);
            return Task.CompletedTask;
        });

    /// <summary>Describes a response that is the definition of a flow, or the reason why it cannot be read.</summary>
    public static RouteHandlerBuilder ReturnsFlow(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.Responses!["200"].Content![Json].Schema = new OpenApiSchema
            {
                AnyOf = [Flow(context.Document), new OpenApiSchemaReference(nameof(UnreadableFlowResponse), context.Document)],
            };
            return Task.CompletedTask;
        });

    private static OpenApiSchemaReference Flow(OpenApiDocument? document) => new(FlowComponent.Name, document);
}
