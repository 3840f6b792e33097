using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

/// <summary><c>docs/openapi/v1.json</c> is what the host serves, and describes all of it.</summary>
public sealed partial class OpenApiDocumentTests(TestHost host)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    [Fact]
    public async Task The_committed_document_is_the_one_that_the_host_serves() => CommittedFile.ShouldBe(
        OpenApiDocument.File,
        JsonSerializer.Serialize(await host.OkAsync(HttpMethod.Get, "openapi/v1.json"), Indented) + "\n",
        nameof(OpenApiDocumentTests));

    [Fact]
    public async Task It_describes_every_endpoint()
    {
        var endpoints = (await host.ServerAsync()).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} /{CatchAll().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "{")}")).ToList();

        endpoints.Count.ShouldBeGreaterThan(20);
        new OpenApiDocument().Operations().Select(operation => $"{operation.Method} {operation.Path}").ShouldBe(endpoints, ignoreOrder: true);
    }

    [Fact]
    public void Each_operation_has_an_id_of_its_own_a_summary_a_tag_and_described_parameters()
    {
        var operations = new OpenApiDocument().Operations().Select(operation => operation.Operation).ToList();

        operations.Select(operation => operation.GetProperty("operationId").GetString()!).ShouldBeUnique();
        operations.ShouldAllBe(operation => Identifier().IsMatch(operation.GetProperty("operationId").GetString()!));
        operations.ShouldAllBe(operation => operation.GetProperty("summary").GetString()!.Length > 10);
        operations.ShouldAllBe(operation => operation.GetProperty("tags").GetArrayLength() == 1);
        operations.SelectMany(Parameters).Where(parameter => !parameter.TryGetProperty("description", out _)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_schema_and_every_member_of_it_is_described()
    {
        var schemas = new OpenApiDocument().Json.GetProperty("components").GetProperty("schemas").EnumerateObject().ToList();
        var missing = from schema in schemas
                      where schema.Value.TryGetProperty("properties", out _)
                      from member in schema.Value.GetProperty("properties").EnumerateObject()
                      where !member.Value.TryGetProperty("description", out _) && !member.Value.TryGetProperty("$ref", out _)
                      select $"{schema.Name}.{member.Name}";

        schemas.Count.ShouldBeGreaterThan(20);
        schemas.Where(schema => !schema.Value.TryGetProperty("description", out _)).Select(schema => schema.Name).ShouldBeEmpty();
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    [GeneratedRegex(@"\{\*\*")]
    private static partial Regex CatchAll();

    [GeneratedRegex("^[a-z][A-Za-z]+$")]
    private static partial Regex Identifier();
}
