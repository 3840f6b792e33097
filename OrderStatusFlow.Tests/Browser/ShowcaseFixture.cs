using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>A host as a shop has it after some days: three flows, the runs of a week, and some orders that Omnitron refuses.</summary>
internal sealed class ShowcaseFixture : IAsyncDisposable
{
    public const string Flow = "nebim-orders";

    private const int Orders = 120;
    private const int Days = 7;
    private static readonly int[] RefusedOrders = [6, 24, 60, 90];
    private static readonly (string Name, int Hours, int Rows)[] Flows = [(Flow, 1, 310), ("sap-shipments", 3, 96), ("stock-erp", 6, 44)];

    private readonly Chromium chromium = new();
    private readonly ErpSimulator erp;
    private readonly OmnitronSimulator omnitron;
    private readonly LocalServer host;

    private ShowcaseFixture(ErpSimulator erp, OmnitronSimulator omnitron, LocalServer host) => (this.erp, this.omnitron, this.host) = (erp, omnitron, host);

    /// <summary>The run with the refused orders.</summary>
    public string Run { get; private set; } = "";

    public static async Task<ShowcaseFixture> StartAsync()
    {
        var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders, Logins = [new ErpLogin { Type = ErpLoginType.Jwt, Path = "/orders*" }] });
        // They are delivered there, and cannot go back.
        var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions
        {
            Items = [.. RefusedOrders.Select(order => new OmnitronSeed { Id = (order * 10) + 1, Order = $"ORD{order:D7}", Status = "550" })],
        });
        var host = await LocalHosts.StartAsync(await SharedStorage.NewTestAccountAsync());
        var showcase = new ShowcaseFixture(erp, omnitron, host);
        await showcase.FillAsync();
        return showcase;
    }

    public async Task<ConsolePage> OpenAsync(string path, string look) => await chromium.OpenAsync(host.Url + path, look);

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await host.DisposeAsync();
        await omnitron.DisposeAsync();
        await erp.DisposeAsync();
    }

    private async Task FillAsync()
    {
        var sample = (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", "orders-inbound.json")))
            .Replace("127.0.0.1:7082", omnitron.Url.Authority, StringComparison.Ordinal).Replace("127.0.0.1:7081", erp.Url.Authority, StringComparison.Ordinal)
            .Replace("\"limit\": 6", "\"limit\": 30", StringComparison.Ordinal);
        using var http = TestHttp.For(new Uri(host.Url));
        foreach (var (flow, hours, rows) in Flows)
        {
            using var stored = await http.PutAsync($"/api/flows/{flow}", new StringContent(
                sample.Replace("0 */5 * * * ?", $"0 0 */{hours} * * ?", StringComparison.Ordinal), new MediaTypeHeaderValue("application/json")));
            stored.EnsureSuccessStatusCode();
            await RememberAsync(FlowName.Parse(flow), hours, rows);
        }

        using var paused = await http.PostAsync("/api/flows/stock-erp/pause", JsonContent("""{"reason": "Stock count in the warehouse", "until": null}"""));
        paused.EnsureSuccessStatusCode();
        using var started = await http.PostAsync($"/api/flows/{Flow}/trigger?modified_date__gt=2020-01-01T00:00:00.000000", null);
        Run = JsonElement.Parse(await started.Content.ReadAsStringAsync()).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("the run of the pictures", async () => !(await http.GetStringAsync($"/api/runs/{Run}")).Contains("\"status\":\"running\"", StringComparison.Ordinal));
    }

    // The runs of the days before, as the host logs them. Shops sell more in the evening; every 17th run has refused orders.
    private async Task RememberAsync(FlowName flow, int hours, int rows)
    {
        var (runs, statistics) = (host.Services.GetRequiredService<RunLog>(), host.Services.GetRequiredService<HourlyStatistics>());
        var now = TimeProvider.System.GetUtcNow();
        var last = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        for (var number = Days * 24 / hours; number > 0; number--)
        {
            var at = last.AddHours(-number * hours);
            var orders = (int)(rows * (1.1 + Math.Sin((at.Hour - 9) * Math.PI / 12)) / 2);
            var bad = number % 17 == 5 ? 1 + (number % 4) : 0;
            var start = new RunStart { Run = RunId.New(flow, at).ToString(), Version = 1, TriggeredBy = "System", Started = at };
            await runs.BeginAsync(start, Direction.Inbound, TestContext.Current.CancellationToken);
            var ended = RunRecord.Of(start, Direction.Inbound) with
            {
                Status = orders == 0 ? RunStatus.Empty : bad > 0 ? RunStatus.Partial : RunStatus.Succeeded,
                Finished = at.AddSeconds(4 + (orders / 20)),
                Totals = new RunTotals(orders + bad, orders * 3 / 5, 0, orders - (orders * 3 / 5), 0, bad, 0),
            };
            await runs.UpdateAsync(ended, TestContext.Current.CancellationToken);
            await statistics.AddAsync(ended, TestContext.Current.CancellationToken);
        }
    }

    private static StringContent JsonContent(string body) => new(body, new MediaTypeHeaderValue("application/json"));
}
