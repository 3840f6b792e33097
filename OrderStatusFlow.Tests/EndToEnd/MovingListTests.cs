using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>A list by date that moves between its first page and its second, so that an order slips through.</summary>
public sealed class MovingListTests(TestHost host)
{
    [Theory]
    [InlineData("moved", true)]
    [InlineData("moved", false)]
    [InlineData("deleted", true)]
    public async Task The_watermark_does_not_pass_what_slipped_through(string how, bool itemsHaveDates)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var list = Enumerable.Range(1, 25).Select(id => (Id: id, Modified: now.AddHours(-30 + id))).ToList();
        await using var erp = await TestErp.StartAsync(async context =>
        {
            var after = context.Request.Query["changed_gt"].FirstOrDefault() ?? "";
            var fitting = list.Where(order => string.CompareOrdinal(Stamp(order.Modified), after) > 0).ToList();
            var offset = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
            await context.Response.WriteAsync(Page(fitting.Skip(offset).Take(10), fitting.Count, itemsHaveDates));
            if (offset == 0 && after.Length == 0)
                list = [.. list.Skip(1), .. how == "moved" ? new[] { (1, TimeProvider.System.GetUtcNow().UtcDateTime) } : []];
        });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"move-{how}-{(itemsHaveDates ? "dated" : "undated")}";
        await host.OkAsync(HttpMethod.Put, $"flows/{flow}", $$$"""
            {
              "direction": "inbound",
              "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"} },
              "erp": {"url": "{{{erp.Url}}}/orders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": 10}, "overlap": "00:00:00",
                      "parameters": {"modified_date__gt": {"key": "changed_gt", "type": "datetime"} } }
            }
            """);

        var first = await host.RunAsync($"flows/{flow}/trigger");
        var watermark = (await host.OkAsync(HttpMethod.Get, $"flows/{flow}/watermark")).GetProperty("watermark");
        var second = await host.RunAsync($"flows/{flow}/trigger");

        (await OrdersAsync(first)).ShouldNotContain("11");
        first.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "read").GetProperty("message").GetString()!.ShouldContain("list moved while it was read");
        if (itemsHaveDates)
            watermark.GetDateTimeOffset().UtcDateTime.ShouldBeInRange(now.AddHours(-20).AddSeconds(-1), now.AddHours(-20));
        else
            watermark.ValueKind.ShouldBe(JsonValueKind.Null);
        (await OrdersAsync(second)).ShouldContain("11");
        second.GetProperty("steps").EnumerateArray().First(step => step.GetProperty("step").GetString() == "read").GetProperty("message").GetString()!.ShouldNotContain("moved");
    }

    private static string Stamp(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string Page(IEnumerable<(int Id, DateTime Modified)> orders, int count, bool hasDates)
    {
        var items = orders.Select(order => $$"""{"order":"{{order.Id}}","{{(hasDates ? "changed" : "note")}}":"{{Stamp(order.Modified)}}","orderitem_set":[{"id":{{order.Id}}}]}""");
        return $$"""{"count":{{count}},"results":[{{string.Join(',', items)}}]}""";
    }

    private async Task<IEnumerable<string?>> OrdersAsync(JsonElement run) => (await host.RowsAsync(run)).Select(row => row.GetProperty("order").GetString());
}
