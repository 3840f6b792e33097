using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Tests.Runs;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class PipelineTests(DurableHost host) : IClassFixture<DurableHost>
{
    /// <summary>A parameter that the pipeline does not know for a service would be read from the body.</summary>
    [Theory]
    [InlineData("POST", "/api/runs/none.20260101T000000000.1a2b3c4d5e/cancel", 404, "run.unknown")]
    [InlineData("POST", "/api/flows/none/trigger", 404, "flow.unknown")]
    [InlineData("GET", "/api/runs/none", 404, "run.unknown")]
    [InlineData("GET", "/api/none", 404, "http.route")]
    [InlineData("PATCH", "/api/runs/none", 405, "http.method")]
    [InlineData("DELETE", "/api/health", 405, "http.method")]
    public async Task A_call_without_a_body_reaches_its_endpoint(string method, string path, int status, string code)
    {
        var pipeline = new ApiPipeline(host.Services);
        await using var scope = host.Services.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = (method, path, answer);

        await pipeline.AnswerAsync(context.Request, PlatformKey.Master);

        context.Response.StatusCode.ShouldBe(status);
        JsonElement.Parse(answer.ToArray()).GetProperty("code").GetString().ShouldBe(code);
    }
}
