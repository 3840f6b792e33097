using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A run that storage stops while its rows are being written: nothing of it may run beside its restart.</summary>
public sealed class FailedUploadTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const int Orders = 320;
    private const int MaxParallel = 4;

    [Theory]
    [InlineData("/pages/000002.json", "the next page cannot be stored")]
    [InlineData("/journal/run.jsonl", "the journal cannot be written")]
    [InlineData("/rows/000000001.jsonl", "some rows cannot be logged")]
    public async Task A_restarted_run_repeats_only_the_rows_that_were_not_logged(string blob, string because)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(60) });
        await using var proxy = await StorageProxy.StartAsync(storage.ConnectionString);
        var failures = 0;
        proxy.Intercept = async request =>
        {
            if (request.Method != "PUT" || request.Query["comp"] == "lease" || !request.Path.Value!.EndsWith(blob, StringComparison.Ordinal))
                return null;
            if (blob.StartsWith("/pages", StringComparison.Ordinal))
                await TestWait.ForAsync("rows in flight", () => omnitron.Totals.Patches > MaxParallel);
            return omnitron.Totals.Patches > MaxParallel && Interlocked.Increment(ref failures) == 1 ? 403 : null;
        };
        await using var host = await LocalHosts.StartAsync(proxy.ConnectionString, ("Runs:RetryDelay", "00:00:00.5"));
        using var api = new TestApi(host.Url);
        var flow = $"upload-{blob.Split('/')[1]}";
        await api.OkAsync(HttpMethod.Put, $"flows/{flow}", Flow(erp.Url, omnitron.Url));

        var run = await api.RunAsync($"flows/{flow}/trigger?modified_date__gt=2020-01-01T00:00:00");

        failures.ShouldBeGreaterThan(0, because);
        run.GetProperty("status").GetString().ShouldBe("succeeded", run.ToString());
        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(Orders);
        omnitron.Totals.InFlightPeak.ShouldBeLessThanOrEqualTo(MaxParallel);
        omnitron.Patches.Repeated.Keys.Select(id => id / 10).Distinct().Count().ShouldBeLessThanOrEqualTo(2 * MaxParallel);
    }

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": 160}},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]},
          "write": {"maxParallel": {{{MaxParallel}}} }
        }
        """;
}
