using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class OpenApiTests(DurableHost host) : IClassFixture<DurableHost>
{
    [Fact]
    public async Task The_Functions_host_serves_the_same_document_as_LocalHost()
    {
        var pipeline = new ApiPipeline(host.Services);
        await using var scope = host.Services.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("GET", "/api/openapi/v1.json", answer);

        await pipeline.AnswerAsync(context.Request, PlatformKey.Master);

        var committed = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "openapi", "v1.json"));
        JsonNode.DeepEquals(JsonNode.Parse(answer.ToArray()), JsonNode.Parse(committed)).ShouldBeTrue();
    }
}
