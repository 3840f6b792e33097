using System.Diagnostics;
using OrderStatusFlow.LocalHost.Demo;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>The README's first command.</summary>
public sealed class DemoTests(TestHost host)
{
    /// <summary>A second demo, some minutes after the first, starts with a run of the flow's schedule.</summary>
    [Fact]
    public async Task The_demo_waits_for_a_run_that_is_in_progress()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", DelayMs = 1500, Times = 1 });
        await host.PutPlainAsync("demo-waits", omnitron);
        var run = (await host.OkAsync(HttpMethod.Post, "flows/demo-waits/outbound", """[{"order": "DW1", "orderitem_set": [{"id": 1}]}]""")).GetProperty("runId").GetString()!;

        await new DemoClient(await host.ServerAsync(), null).WaitForRunsAsync("demo-waits");

        (await host.OkAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task The_demo_shows_what_became_of_every_order_and_leaves_nothing_running()
    {
        var (azurite, data) = (AzuritePorts.Free(), Directory.CreateTempSubdirectory("osf-demo-").FullName);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OrderStatusFlow.LocalHost.dll"), "demo", "--exit", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Demo__ErpPort"] = "0", ["Demo__OmnitronPort"] = "0", ["Azurite__DataPath"] = data, ["AzureWebJobsStorage"] = null, ["OrderStatusFlow__ApiKey"] = "demo-key",
                ["Azurite__BlobPort"] = $"{azurite.Blob}", ["Azurite__QueuePort"] = $"{azurite.Queue}", ["Azurite__TablePort"] = $"{azurite.Table}", ["ASPNETCORE_URLS"] = null,
                // For another Azurite of the same user, which keeps its data in a SQL server.
                ["AZURITE_DB"] = "mysql://nobody@127.0.0.1:1/none",
            },
        };
        using var demo = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TestWait.Longest, TimeProvider.System);
        try
        {
            var (said, wrong) = (demo.StandardOutput.ReadToEndAsync(limit.Token), demo.StandardError.ReadToEndAsync(limit.Token));
            await demo.WaitForExitAsync(limit.Token);

            demo.ExitCode.ShouldBe(0, $"{await said}\n{await wrong}");
            (await said).Split('\n').Count(line => line.Contains("ORD000", StringComparison.Ordinal) && line.Contains(" updated ", StringComparison.Ordinal)).ShouldBe(14, await said);
            (await said).ShouldContain("Omnitron returned 400");
            (await said).ShouldNotContain("Activity.", customMessage: "spans are shown to those who ask for them");
            (await said).ShouldNotContain("info:", customMessage: "the table shows how runs ended");
            (await said).ShouldContain("Every order has the expected outcome");
            Directory.GetFiles(data, "__azurite_db_blob__.json").ShouldHaveSingleItem();
            using var http = TestHttp.For(new Uri($"http://127.0.0.1:{azurite.Blob}"));
            await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("/", limit.Token));
        }
        finally
        {
            if (!demo.HasExited)
                demo.Kill(entireProcessTree: true);
            Directory.Delete(data, recursive: true);
        }
    }
}
