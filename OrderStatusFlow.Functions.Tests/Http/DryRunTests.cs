using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>A dry run needs no durable instance, so the Functions host runs it as LocalHost does.</summary>
public sealed class DryRunTests(DurableHost host) : IClassFixture<DurableHost>
{
    [Fact]
    public async Task The_Functions_host_runs_a_dry_run_and_returns_it_when_it_is_polled()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), TestContext.Current.CancellationToken);
        await host.Get<FlowStore>().PutAsync(FlowName.Parse("dry"), JsonElement.Parse(
            $$$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{{omnitron.Url}}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}}"""),
            expected: null, TestContext.Current.CancellationToken);

        var (status, begun) = await CallAsync("POST", "/api/flows/dry/dry-run", """{"input": {"payload": [{"order": "F1", "orderitem_set": [{"id": 1}]}]}}""");
        var ended = begun;
        await TestWait.ForAsync("the end of the dry run", async () =>
            (ended = (await CallAsync("GET", $"/api/flows/dry/dry-runs/{begun.GetProperty("id")}")).Body).GetProperty("status").GetString() != "running");

        status.ShouldBe(202);
        ended.GetProperty("status").GetString().ShouldBe("completed");
        ended.GetProperty("counts").GetProperty("updated").GetInt32().ShouldBe(1);
        omnitron.Totals.Requests.ShouldBe(0);
    }

    private async Task<(int Status, JsonElement Body)> CallAsync(string method, string path, string? body = null)
    {
        var pipeline = new ApiPipeline(host.Services);
        await using var scope = host.Services.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = (method, path, answer);
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("127.0.0.1"));
        context.Request.Headers["Prefer"] = "respond-async";
        if (body is not null)
            (context.Request.ContentType, context.Request.Body) = ("application/json", new MemoryStream(Encoding.UTF8.GetBytes(body)));
        await pipeline.AnswerAsync(context.Request, PlatformKey.Master);
        return (context.Response.StatusCode, JsonElement.Parse(answer.ToArray()));
    }
}
