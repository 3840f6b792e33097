using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>The parts that operations share: path parameters, the descriptions of responses, and problem details for any other error.</summary>
internal sealed class CommonParts : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> PathParameters = new()
    {
        ["flow"] = "The flow's name.",
        ["id"] = "The run's id.",
        ["key"] = "The id of the key.",
        ["number"] = "The order number. It may contain slashes.",
        ["version"] = "The number of the version, from 1.",
        ["row"] = "The number of the row in the run, from 1.",
        ["page"] = "The number of the page in the run, from 1.",
        ["fingerprint"] = "The fingerprint of the error group: 16 hexadecimal digits.",
    };

    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["200"] = "The request succeeded.",
        ["201"] = "The resource was created.",
        ["202"] = "The request was accepted. The run's status shows when it is done.",
        ["204"] = "The request succeeded. The response has no body.",
        ["400"] = "The request has errors.",
        ["401"] = "The key is missing, unknown or revoked.",
        ["404"] = "The resource does not exist.",
        ["409"] = "The state of the resource does not allow the request.",
        ["412"] = "The resource was changed meanwhile.",
        ["413"] = "The body is too large.",
        ["415"] = "The content type, charset or compression of the body is not supported.",
        ["422"] = "The idempotency key was used with another body.",
        ["429"] = "The address sent too many wrong keys.",
        ["502"] = "The ERP did not respond, or refused the request.",
        ["503"] = "Storage does not respond.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.In == ParameterLocation.Path && PathParameters.TryGetValue(parameter.Name!, out var description))
                parameter.Description = description;
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredRole>().LastOrDefault() is { } required)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions["x-role"] = new JsonNodeExtension(required.Role.ToString().ToLowerInvariant());
        }

        operation.Responses ??= [];
        foreach (var (status, response) in operation.Responses)
            response.Description = Statuses.GetValueOrDefault(status, response.Description ?? "");
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Any other error, such as a missing key or unavailable storage.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        return Task.CompletedTask;
    }
}
