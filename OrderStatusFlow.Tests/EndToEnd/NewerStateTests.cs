using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Whatever is slow or comes twice: Omnitron ends with the state of each order that was read last.</summary>
public sealed class NewerStateTests(TestHost host)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(700);

    [Fact]
    public async Task Of_an_order_that_comes_twice_in_a_post_the_last_row_is_sent()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("newer-page", omnitron);
        SlowDown(omnitron, "old");

        var rows = await host.RowsAsync(await host.RunAsync("flows/newer-page/outbound", $"[{Order("A", 1, "old")},{Order("B", 2, "only")},{Order("A", 1, "new")}]"));

        Outcomes(rows).ShouldBe(["stale", "updated", "updated"]);
        rows[0].GetProperty("message").GetString().ShouldBe("Row 3 of the same page holds a newer state of this order; nothing was sent.");
        (Held(omnitron, 1), Held(omnitron, 2), omnitron.Totals.Patches).ShouldBe(("new", "only", 2));
    }

    [Fact]
    public async Task An_order_that_comes_line_by_line_loses_none()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("newer-lines", omnitron);

        var rows = await host.RowsAsync(await host.RunAsync("flows/newer-lines/outbound", $"[{Order("A", 1, "first")},{Order("A", 2, "second")},{Order("A", 2, "third")}]"));

        Outcomes(rows).ShouldBe(["updated", "stale", "updated"]);
        (Held(omnitron, 1), Held(omnitron, 2)).ShouldBe(("first", "third"));
    }

    [Theory]
    [InlineData("pages", "")]
    [InlineData("script", """, "orderScript": {"source": "import json\norder = json.loads(input_text)\norder['order'] = 'X'\noutputStream.write(json.dumps(order))"}""")]
    public async Task An_order_on_a_later_page_is_sent_after_the_one_on_an_earlier_page(string name, string more)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await TestErp.StartAsync(async context =>
        {
            var offset = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
            var number = name == "script" ? $"A-{offset}" : "A";
            // Before its script has run, a row is not known to be of the same order, and a later row may overtake it. The slow response leaves it in flight.
            if (name == "script" && offset is 1 or 2)
                await TestWait.ForAsync("the row of the page before", () => omnitron.Requests.Any(request => request.Body.Contains($"state-{offset - 1}", StringComparison.Ordinal)));
            await context.Response.WriteAsync($$"""{"count":3,"results":[{{(offset < 3 ? Order(number, 1, $"state-{offset}") : "")}}]}""");
        });
        SlowDown(omnitron, "state-0");
        SlowDown(omnitron, "state-1");
        await host.OkAsync(HttpMethod.Put, $"flows/newer-{name}", Inbound(erp.Url, omnitron.Url, limit: 1, more));

        var run = await host.RunAsync($"flows/newer-{name}/trigger");

        Outcomes(await host.RowsAsync(run)).ShouldBe(["updated", "updated", "updated"]);
        (Held(omnitron, 1), omnitron.Totals.InFlightPeak).ShouldBe(("state-2", 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_later_post_is_sent_after_an_earlier_one_that_is_still_in_flight(bool twoHosts)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var second = twoHosts ? await host.StartServerAsync() : null;
        using var http = second is null ? null : TestHttp.For(new Uri(second.Url));
        var flow = $"newer-posts-{twoHosts}".ToLowerInvariant();
        await host.PutPlainAsync(flow, omnitron);
        SlowDown(omnitron, "old");

        var older = (await host.OkAsync(HttpMethod.Post, $"flows/{flow}/outbound", $"[{Order("A", 1, "old")}]")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("the first PATCH", () => omnitron.Totals.InFlight > 0);
        var newer = await PostAsync(Order("A", 1, "new"));
        await host.EndOfAsync(older);
        await host.EndOfAsync(newer);

        (Held(omnitron, 1), omnitron.Totals.InFlightPeak).ShouldBe(("new", 1));

        async Task<string> PostAsync(string order)
        {
            if (http is null)
                return (await host.OkAsync(HttpMethod.Post, $"flows/{flow}/outbound", order)).GetProperty("runId").GetString()!;
            using var response = await http.PostAsync($"/api/flows/{flow}/outbound", TestHttp.Json(order));
            return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("runId").GetString()!;
        }
    }

    [Fact]
    public async Task A_page_that_was_read_first_and_written_last_is_stale_where_another_run_was_quicker()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var (state, answered) = ("old", new TaskCompletionSource());
        await using var erp = await TestErp.StartAsync(async context =>
        {
            var seen = state;
            if (context.Request.Query["number"] == "slow")
                await answered.Task;
            await context.Response.WriteAsync($$"""{"count":1,"results":[{{Order("A", 1, seen)}}]}""");
        });
        await host.OkAsync(HttpMethod.Put, "flows/newer-slow", Inbound(erp.Url, omnitron.Url, limit: 10));

        var slow = (await host.OkAsync(HttpMethod.Post, "flows/newer-slow/trigger?number=slow")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("the slow page to be asked for", () => !erp.Asked.IsEmpty);
        state = "new";
        await host.RunAsync("flows/newer-slow/trigger?number=quick");
        answered.SetResult();
        var rows = await host.RowsAsync(await host.EndOfAsync(slow));

        Outcomes(rows).ShouldBe(["stale"]);
        rows[0].GetProperty("message").GetString()!.ShouldEndWith("was sent already and holds a newer state of this order; nothing was sent.");
        Held(omnitron, 1).ShouldBe("new");
    }

    private static void SlowDown(OmnitronSimulator omnitron, string state) =>
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"{state}\"", DelayMs = (int)Slow.TotalMilliseconds });

    private static string Order(string number, int item, string state) => $$"""{"order":"{{number}}","orderitem_set":[{"id":{{item}},"tracking_number":"{{state}}"}]}""";

    private static string? Held(OmnitronSimulator omnitron, long item) => omnitron.Item(item)?.Fields["tracking_number"];

    private static IEnumerable<string?> Outcomes(IEnumerable<JsonElement> rows) => rows.Select(row => row.GetProperty("outcome").GetString());

    private static string Inbound(string erp, Uri omnitron, int limit, string more = "") => $$$"""
        {
          "direction": "inbound",
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"} },
          "erp": {"url": "{{{erp}}}/orders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": {{{limit}}} } }{{{more}}}
        }
        """;
}
