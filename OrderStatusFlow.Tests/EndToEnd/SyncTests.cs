using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>One order is read from its ERP when a person asks for it.</summary>
public sealed class SyncTests(TestHost host)
{
    [Fact]
    public async Task An_order_is_read_by_the_flow_that_has_had_it()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("sync-a", "orders-inbound", omnitron, erp, Renumbered);
        await host.PutSampleAsync("sync-b", "orders-inbound", omnitron, erp, Renumbered);
        await host.PutPlainAsync("sync-out", omnitron);
        await host.RunAsync("flows/sync-a/trigger?modified_date__gt=2020-01-01T00:00:00");
        await host.RunAsync("flows/sync-out/outbound", """[{"order":"SYNC-ORD0000002","orderitem_set":[{"id":900}]},{"order":"SYNC-OUT","orderitem_set":[{"id":901}]}]""");
        var asked = erp.Requests.Count;

        var run = await host.RunAsync("orders/SYNC-ORD0000002/sync");

        run.GetProperty("flow").GetString().ShouldBe("sync-a");
        erp.Requests.Skip(asked).ShouldContain(request => request.Target.Contains("number=SYNC-ORD0000002", StringComparison.Ordinal));
        await RefusedAsync("orders/SYNC-NONE/sync", 404, "order.unknown");
        await RefusedAsync("orders/SYNC-OUT/sync", 409, "flow.direction");
        await RefusedAsync("orders/SYNC-NONE/sync?flow=no-such-flow", 404, "flow.unknown");
        (await host.RunAsync("orders/SYNC%2FNONE/sync?flow=sync-b")).GetProperty("flow").GetString().ShouldBe("sync-b");

        await host.RunAsync("flows/sync-b/trigger?modified_date__gt=2020-01-01T00:00:00");
        (await RefusedAsync("orders/SYNC-ORD0000002/sync", 409, "order.flows")).ShouldContain("'sync-b'");
        (await host.RunAsync("orders/SYNC-ORD0000002/sync?flow=sync-b")).GetProperty("flow").GetString().ShouldBe("sync-b");
        await host.OkAsync(HttpMethod.Post, "flows/sync-b/pause");
        (await host.RunAsync("orders/SYNC-ORD0000002/sync")).GetProperty("flow").GetString().ShouldBe("sync-a");
        await RefusedAsync("orders/SYNC-ORD0000002/sync?flow=sync-b", 409, "flow.paused");
    }

    [Fact]
    public async Task A_flow_whose_requests_have_no_number_cannot_read_one_order()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.OkAsync(HttpMethod.Put, "flows/sync-body", $$$"""
            {"direction": "inbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}},
             "erp": {"url": "http://127.0.0.1:9/orders", "method": "POST", "body": "<changed>${modified_date__gt}</changed>"}}
            """);

        (await RefusedAsync("orders/A/sync?flow=sync-body", 409, "order.number")).ShouldContain("erp.body");
    }

    private static string Renumbered(string json) => json.Replace(
        "order = json.loads(input_text)\\n", "order = json.loads(input_text)\\norder['order'] = 'SYNC-' + order['order']\\n", StringComparison.Ordinal);

    private async Task<string> RefusedAsync(string path, int expected, string code)
    {
        var (status, problem) = await host.CallAsync(HttpMethod.Post, path);
        (status, problem.GetProperty("code").GetString()).ShouldBe((expected, code), problem.ToString());
        return problem.GetProperty("detail").GetString()!;
    }
}
