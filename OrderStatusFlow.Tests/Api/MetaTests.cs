using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;
using OrderStatusFlow.Tests.Flows;

namespace OrderStatusFlow.Tests.Api;

/// <summary><c>GET /api/meta</c> has every word of the code and of the schema of a flow.</summary>
public sealed class MetaTests(TestHost host)
{
    [Fact]
    public async Task It_has_every_word_with_its_meaning()
    {
        var meta = await host.OkAsync(HttpMethod.Get, "meta");

        Names(meta, "directions").ShouldBe(Enum.GetNames<Direction>(), Case.Insensitive);
        Names(meta, "runStatuses").ShouldBe(Enum.GetNames<RunStatus>(), Case.Insensitive);
        Names(meta, "outcomes").ShouldBe(Enum.GetNames<RowOutcome>(), Case.Insensitive);
        Names(meta, "loginTypes").ShouldBe(Enum.GetNames<Core.Flows.ErpLoginType>(), Case.Insensitive);
        Names(meta, "paginationTypes").ShouldBe(Enum.GetNames<PaginationType>(), Case.Insensitive);
        Names(meta, "responseTypes").ShouldBe(Enum.GetNames<ResponseType>(), Case.Insensitive);
        Names(meta, "parameterTypes").ShouldBe(Enum.GetNames<ParameterType>(), Case.Insensitive);
        Names(meta, "failureResults").ShouldBe(Enum.GetNames<FailureResult>(), Case.Insensitive);
        Names(meta, "scriptEngines").ShouldBe(Words("script", "engine"));
        Names(meta, "mappingEngines").ShouldBe(Words("mapping", "engine"));
        meta.EnumerateObject().Where(list => list.Name is not ("functions" or "errors")).SelectMany(list => list.Value.EnumerateArray())
            .ShouldAllBe(word => word.GetProperty("description").GetString()!.EndsWith('.'));
    }

    [Fact]
    public async Task It_has_the_steps_of_a_run()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("meta-steps", "orders-inbound", omnitron, erp);
        var run = await host.RunAsync("flows/meta-steps/trigger");

        // Only a close step that fails is logged.
        var steps = run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()).Append("close");
        Names(await host.OkAsync(HttpMethod.Get, "meta"), "steps").ShouldBe(steps);
    }

    [Fact]
    public async Task It_has_functions_with_signature_and_errors_with_meaning()
    {
        var meta = await host.OkAsync(HttpMethod.Get, "meta");

        var substring = meta.GetProperty("functions").EnumerateArray().Single(function => function.GetProperty("name").GetString() == "substring");
        substring.GetProperty("signature").GetString().ShouldBe("subject:substring(start, end?)");
        var unknown = meta.GetProperty("errors").EnumerateArray().Single(error => error.GetProperty("code").GetString() == "flow.unknown");
        unknown.GetProperty("title").GetString().ShouldBe("Flow not found");
    }

    private static IEnumerable<string> Names(JsonElement meta, string list) =>
        meta.GetProperty(list).EnumerateArray().Select(word => word.GetProperty("name").GetString()!);

    private static IEnumerable<string> Words(string definition, string key) =>
        FlowSchemaCheck.Definition(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray()
            .Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!);
}
