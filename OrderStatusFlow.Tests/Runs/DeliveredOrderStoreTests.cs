using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Runs;

public sealed class DeliveredOrderStoreTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FlowVersion Flow = Read();

    [Fact]
    public async Task An_order_that_comes_again_is_noticed_whichever_hosts_sift_the_pages()
    {
        var run = RunId.New(Flow.Name, DateTimeOffset.UnixEpoch).ToString();
        var start = new RunStart { Run = run, Version = 1, TriggeredBy = "System", Started = DateTimeOffset.UnixEpoch, MovesWatermark = true };
        var (one, other) = (Host(), Host());

        (await FilterAsync(one, start, 1, "A", "B")).ShouldBeNull();
        (await FilterAsync(other, start, 2, "C", "D")).ShouldBeNull();
        (await FilterAsync(one, start, 3, "D", "E")).ShouldBe(false, "page 2 was sifted by the other host");
        (await FilterAsync(other, start, 4, "E", "F")).ShouldBe(false);
        (await FilterAsync(one, start, 4, "F", "G")).ShouldBeNull("done again, the page holds nothing of an earlier one");
    }

    private DeliveredOrderStore Host()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        return new DeliveredOrderStore(
            clients, new RunFiles(clients), new RowLog(clients, TimeProvider.System), new Watermarks(clients), new RunOverlap(clients, new RunLog(clients), TimeProvider.System));
    }

    private static async Task<bool?> FilterAsync(DeliveredOrderStore host, RunStart start, int page, params string[] orders)
    {
        var json = JsonElement.Parse($"[{string.Join(',', orders.Select(order => $$"""{"order": "{{order}}", "orderitem_set": [{"id": 1}]}"""))}]");
        var sifted = await host.FilterAsync(Flow, start, page, PageOrders.Of(json, new Dictionary<string, string>()), default);
        await sifted.Stored;
        return sifted.Again;
    }

    private static FlowVersion Read()
    {
        var json = JsonElement.Parse("""
            {"direction": "inbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"},
             "erp": {"url": "https://erp.example/orders", "pagination": {"type": "offset", "offsetKey": "offset", "limitKey": "limit", "limit": 2}}}
            """);
        return new FlowVersion(FlowName.Parse("written"), 1, FlowReader.Read(json).Flow!, json);
    }
}
