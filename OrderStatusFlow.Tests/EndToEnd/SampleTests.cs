using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Each sample reads the ERP of its shape, in three pages, and writes every order.</summary>
public sealed class SampleTests(TestHost host)
{
    private const int Orders = 13;

    [Theory]
    [InlineData("orders-inbound", "/orders*", ErpLoginType.Jwt)]
    [InlineData("nebim-session", "", ErpLoginType.None)]
    [InlineData("soap-xml", "/soap*", ErpLoginType.Basic)]
    [InlineData("odata-next", "/odata*", ErpLoginType.Basic)]
    public async Task A_sample_reads_its_erp_to_the_end_asks_for_changes_and_for_one_order(string sample, string path, ErpLoginType login)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders, Logins = login == ErpLoginType.None ? [] : [new ErpLogin { Type = login, Path = path }] });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"s-{sample}";
        await host.PutSampleAsync(flow, sample, omnitron, erp);

        var all = await host.RunAsync($"flows/{flow}/trigger");
        erp.SetModified("ORD0000004", new DateTime(2026, 2, 1, 12, 0, 0), "TESLIM EDILDI");
        var changed = await host.RunAsync($"flows/{flow}/trigger?modified_date__gt=2026-01-31T21:00:00Z");
        var one = await host.RunAsync($"flows/{flow}/trigger?number=ORD0000009");

        Updated(all).ShouldBe(Orders, all.ToString());
        (Updated(changed), Updated(one)).ShouldBe((1, 1));
        (await host.RowsAsync(changed))[0].GetProperty("order").GetString().ShouldBe("ORD0000004");
        (await host.RowsAsync(one))[0].GetProperty("order").GetString().ShouldBe("ORD0000009");
        omnitron.Item(41)!.Status.ShouldBe("550");
        omnitron.Items().Select(item => item.Id / 10).Distinct().Count().ShouldBe(Orders);
        Step(all, "read").ShouldBe($"{Orders} items on 3 pages");
        erp.Totals.Logins.ShouldBe(login == ErpLoginType.Basic ? 0 : 1);
        // The last change of the first run was the last order's.
        var watermark = (await host.OkAsync(HttpMethod.Get, $"flows/{flow}/watermark")).GetProperty("watermark").GetDateTimeOffset();
        watermark.ShouldBeInRange(new DateTimeOffset(2026, 1, 5, 8, 59, 0, TimeSpan.FromHours(3)), new DateTimeOffset(2026, 1, 5, 9, 0, 14, TimeSpan.FromHours(3)));
    }

    private static int Updated(JsonElement run) => run.GetProperty("totals").GetProperty("updated").GetInt32();

    private static string? Step(JsonElement run, string name) =>
        run.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == name).GetProperty("message").GetString();
}
