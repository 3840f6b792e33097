using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Describes endpoints for the OpenAPI document.</summary>
internal static class EndpointDocs
{
    /// <summary>Sets operation id and summary, and the statuses of problem details that the endpoint returns itself.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string id, string summary, params int[] problems)
    {
        endpoint.WithName(id).WithSummary(summary);
        foreach (var status in problems)
            endpoint.Produces<Problem>(status, "application/problem+json");
        return endpoint;
    }

    /// <summary>Describes a query parameter.</summary>
    public static RouteHandlerBuilder Query(this RouteHandlerBuilder endpoint, string name, string description, OpenApiSchema? schema = null) =>
        endpoint.Parameter(name, ParameterLocation.Query, description, schema);

    /// <summary>Describes the query parameters of a list that is returned in pages.</summary>
    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder endpoint) => endpoint
        .Query("limit", "The maximum number of items in the response.", ParameterSchema.Limit())
        .Query("continuation", "The continuation of the previous response. Missing for the first items.");

    /// <summary>Describes a request header.</summary>
    public static RouteHandlerBuilder Header(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.Parameter(name, ParameterLocation.Header, description, null);

    /// <summary>Describes a header of the successful responses.</summary>
    public static RouteHandlerBuilder ResponseHeader(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var (_, response) in (operation.Responses ?? []).Where(response => response.Key.StartsWith('2')))
            {
                if (response is OpenApiResponse own)
                {
                    own.Headers ??= new Dictionary<string, IOpenApiHeader>();
                    own.Headers[name] = new OpenApiHeader { Description = description, Schema = ParameterSchema.Text() };
                }
            }

            return Task.CompletedTask;
        });

    // The schema of a parameter is a string by default: endpoints read parameters as text to name errors themselves.
    private static RouteHandlerBuilder Parameter(this RouteHandlerBuilder endpoint, string name, ParameterLocation location,
        string description, OpenApiSchema? schema) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            if (operation.Parameters.FirstOrDefault(given => name.Equals(given.Name, StringComparison.OrdinalIgnoreCase)) is not OpenApiParameter parameter)
                operation.Parameters.Add(parameter = new OpenApiParameter { Name = name, In = location });
            // A parameter of a record has the name of its property.
            parameter.Name = name;
            parameter.Description = description;
            parameter.Schema = schema ?? ParameterSchema.Text();
            return Task.CompletedTask;
        });
}
