using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Access;

/// <summary>What a key of one flow reads of the lists over all flows: two flows have refused the same order.</summary>
public sealed class FlowKeyTests(AccessHost host) : IClassFixture<AccessHost>, IAsyncLifetime
{
    private const string Own = RefusedOrder.Own;
    private const string Other = RefusedOrder.Other;
    private const string Order = RefusedOrder.Number;

    private string key = "";
    private string all = "";

    public async ValueTask InitializeAsync()
    {
        await RefusedOrder.PostAsync(host);
        (key, all) = ((await host.KeyAsync("erp", "view", Own)).Key, (await host.KeyAsync("support", "view")).Key);
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("flows")]
    [InlineData("flows?include=summary")]
    [InlineData("runs")]
    [InlineData("errors")]
    [InlineData("alarms")]
    [InlineData($"orders/{Order}")]
    [InlineData($"orders?number={Order}")]
    public async Task A_list_over_all_flows_has_for_a_key_of_one_flow_what_belongs_to_it(string path)
    {
        var whole = await host.SendAsync("GET", path, all);
        var narrow = await host.SendAsync("GET", path, key);

        whole.Body.GetRawText().ShouldContain(Other);
        narrow.Body.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        narrow.Body.GetRawText().ShouldContain(Own);
        narrow.Body.GetRawText().ShouldNotContain(Other);
    }

    [Theory]
    [InlineData("runs.csv")]
    [InlineData("errors.csv")]
    public async Task A_file_has_for_a_key_of_one_flow_what_belongs_to_it(string path)
    {
        using var http = TestHttp.For(new Uri(host.Server.Url));
        http.DefaultRequestHeaders.Add("x-functions-key", key);

        var file = await http.GetStringAsync($"/api/{path}", TestContext.Current.CancellationToken);

        file.ShouldContain(Own);
        file.ShouldNotContain(Other);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_with_a_key_of_one_flow()
    {
        var number = $"orders/{Order}?limit=1";
        var (runs, continuation) = (new List<string?>(), "");
        while (continuation is not null)
        {
            var page = (await host.SendAsync("GET", $"{number}&continuation={continuation}", key)).Body;
            runs.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("runId").GetString()));
            continuation = page.GetProperty("continuation").GetString();
        }

        runs.ShouldNotBeEmpty();
        runs.ShouldAllBe(run => run!.StartsWith($"{Own}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statistics_count_for_a_key_of_one_flow_its_own_runs()
    {
        var own = (await host.SendAsync("GET", $"stats?flow={Own}", all)).Body.GetProperty("total").GetRawText();

        (await host.SendAsync("GET", "stats", key)).Body.GetProperty("total").GetRawText().ShouldBe(own);
        (await host.SendAsync("GET", "stats", all)).Body.GetProperty("total").GetRawText().ShouldNotBe(own);
    }

    [Fact]
    public async Task An_error_of_another_flow_is_unknown_to_a_key_of_one_flow()
    {
        var (own, other) = (await FingerprintAsync(Own), await FingerprintAsync(Other));

        foreach (var part in new[] { "", "/orders", "/orders.csv" })
        {
            (await host.SendAsync("GET", $"errors/{own}{part}", key)).Status.ShouldBe(200);
            (await host.SendAsync("GET", $"errors/{other}{part}", all)).Status.ShouldBe(200);
            (await host.SendAsync("GET", $"errors/{other}{part}", key)).Code.ShouldBe("error.unknown");
        }
    }

    [Fact]
    public async Task A_run_of_another_flow_that_reads_an_order_now_is_unknown_to_a_key_of_one_flow()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        erp.Faults.Add(new FaultRule { Path = "/orders", DelayMs = 60_000 });
        var definition = JsonSerializer.Serialize(new
        {
            direction = "inbound",
            omnitron = new { domainUrl = omnitron.Url, username = "flow", password = new { secret = "OMNITRON_PASSWORD" } },
            erp = new { url = $"{erp.Url}orders", parameters = new { number = new { key = "number", type = "string" } } },
        });
        (await host.SendAsync("PUT", "flows/scope-slow", host.Admin, definition)).Status.ShouldBeLessThan(300);
        (await host.SendAsync("POST", $"flows/scope-slow/trigger?number={Order}", host.Admin)).Status.ShouldBe(202);

        await TestWait.ForAsync("the run that reads the order", async () => await PendingAsync(all) == 1);

        (await PendingAsync(key)).ShouldBe(0);

        async Task<int> PendingAsync(string caller) =>
            (await host.SendAsync("GET", $"orders/{Order}", caller)).Body.GetProperty("pending").GetArrayLength();
    }

    private async Task<string> FingerprintAsync(string flow) =>
        (await host.SendAsync("GET", $"errors?flow={flow}", all)).Body.GetProperty("items")[0].GetProperty("fingerprint").GetString()!;
}
