using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Title, servers, tags and keys of the OpenAPI document.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Host", "The host itself."),
        ("Flows", "Flow definitions, with their watermarks and schedules."),
        ("Start", "What starts runs: the trigger of inbound flows and the POST of outbound flows."),
        ("Runs", "Runs and their rows."),
        ("Orders", "Orders over all runs and flows."),
        ("Access", "The caller, sessions of the console, and keys."),
        ("Previews", "Tests of parts before they go into a flow."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Order Status Flow",
            Version = ApiDocument.Name,
            Description = "Synchronizes order information from ERP systems to Akinon Omnitron. Errors are problem details (RFC 9457).",
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This host" }];
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "x-functions-key",
                Description = "A key of the product, or the host's key. Each operation has the role that it requires in x-role.",
            },
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of the product as bearer token.",
            },
            ["session"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Sessions.Cookie,
                Description = "The session of a browser, which POST /api/session begins.",
            },
            ["code"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Query,
                Name = "code",
                Description = "The same key, for callers that cannot send headers. A key of the product is accepted here only to start runs.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement(),
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("code", document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
