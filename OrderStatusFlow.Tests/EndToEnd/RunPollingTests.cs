using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>A run is polled until it ends, and its steps show when they ran.</summary>
public sealed class RunPollingTests(TestHost host)
{
    [Fact]
    public async Task A_run_that_has_not_changed_is_not_sent_again()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await host.PutSampleAsync("poll", "orders-inbound", omnitron, erp);
        var run = await host.RunAsync("flows/poll/trigger");
        var path = $"/api/runs/{run.GetProperty("runId").GetString()}";
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));

        using var first = await http.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        (await StatusAsync($"\"other\", {tag}")).ShouldBe(304);
        (await StatusAsync("\"other\"")).ShouldBe(200);

        run.GetProperty("nextPollMs").ValueKind.ShouldBe(JsonValueKind.Null);
        var steps = run.GetProperty("steps").EnumerateArray().ToList();
        steps.Select(step => step.GetProperty("step").GetString()).ShouldBe(["login", "read", "script", "mapping", "write"]);
        steps.ShouldAllBe(step => step.GetProperty("started").GetDateTimeOffset() <= step.GetProperty("finished").GetDateTimeOffset());
        steps[1].GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("page").GetInt32()).ShouldBe([1, 2]);
        steps.Skip(1).Select(step => step.GetProperty("rowsOut")).ShouldAllBe(rows => rows.ValueKind == JsonValueKind.Null || rows.GetInt32() == 9);

        async Task<int> StatusAsync(string known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var response = await http.SendAsync(request);
            response.Headers.ETag!.ToString().ShouldBe(tag);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task An_empty_run_says_which_request_had_no_items_without_its_secrets()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await host.PutSampleAsync("poll-empty", "orders-inbound", omnitron, erp, json => json.Replace("\"language\": \"tr\"", "\"apiKey\": \"hunter2-hunter2\"", StringComparison.Ordinal));

        var run = await host.RunAsync("flows/poll-empty/trigger?modified_date__gt=2030-01-01T00:00:00");

        run.GetProperty("status").GetString().ShouldBe("empty");
        var reason = run.GetProperty("reason").GetString()!;
        reason.ShouldStartWith("The ERP returned no items changed after 2030-01-01");
        reason.ShouldContain($"The request was GET {erp.Url}orders?apiKey={{apiKey}}&");
        reason.ShouldNotContain("hunter2");
    }
}
