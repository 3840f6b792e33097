using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Runs;

public sealed class TransformStepTests(TestHost host)
{
    [Theory]
    [InlineData("""{"engine": "ironpython", "source": "x = 1"}""", "[]", "script", "engine.missing", "Scripting__AllowIronPython")]
    [InlineData("""{"source": "x = "}""", "[]", "script", "script.error", "Page 1: ")]
    [InlineData("""{"source": "outputStream.write('7')"}""", "[]", "mapping", "mapping.orders", "gave a number.")]
    [InlineData("null", "7", "mapping", "mapping.orders", "gave a number.")]
    public async Task A_page_that_fails_names_the_step_that_failed(string script, string page, string step, string code, string message)
    {
        await using var server = await host.StartServerAsync();
        var flow = FlowName.Parse("transform-fails");
        var definition = JsonElement.Parse($$"""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}, "script": {{script}}}""");
        var stored = (await server.Services.GetRequiredService<FlowStore>().PutAsync(flow, definition, null, default)).Value!;
        var start = new RunStart { Run = RunId.New(flow, DateTimeOffset.UnixEpoch).ToString(), Version = stored.Version, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch };
        await server.Services.GetRequiredService<RunFiles>().WriteAsync(start.Id, RunFiles.Page(1), Encoding.UTF8.GetBytes(page), default);

        var output = await server.Services.GetRequiredService<TransformStep>().RunAsync(new TransformInput { Start = start, Page = 1, FirstRow = 1 }, default);

        output.FailedStep.ShouldBe(step);
        output.Failure.ShouldNotBeNull().Code.ShouldBe(code);
        output.Failure.Message.ShouldContain(message);
    }
}
