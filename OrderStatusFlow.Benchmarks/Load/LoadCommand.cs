using System.Runtime.InteropServices;
using System.Text.Json;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Measures one inbound run of the whole product: host, storage and simulators in processes of their own.</summary>
internal static class LoadCommand
{
    private const int PatchDelayMs = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(string[] args)
    {
        if (LoadOptions.Read(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("load takes whole numbers of orders, for example: load --orders 10000 --warm-up 2000");
            return 2;
        }

        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var data = Directory.CreateTempSubdirectory("osf-load-").FullName;
        try
        {
            await PrepareAsync();
            return await MeasureAsync(options, data, limit.Token) ? 0 : 1;
        }
        catch (Exception e) when (e is LoadException or SetupException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Ended before the run was, by you or after {Longest.TotalMinutes:0} minutes.");
            return 1;
        }
        finally
        {
            await DeleteAsync(data);
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            limit.Cancel();
        }
    }

    // Compiling the interpreter, once on a machine, is no part of what a host needs from then on.
    private static async Task PrepareAsync()
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        await using var python = new CPythonEngine(new CPythonOptions());
        if (await python.WarmUpAsync(CancellationToken.None) is { } failure)
            throw new LoadException(failure.Message);
    }

    private static async Task<bool> MeasureAsync(LoadOptions options, string data, CancellationToken cancellation)
    {
        var ports = LoadPorts.Find();
        await using var simulators = await LoadProcess.StartAsync(
            "OrderStatusFlow.Simulators",
            ["--erp", $"{ports.Erp}", "--omnitron", $"{ports.Omnitron}", "--orders", $"{options.Orders}", "--patch-delay-ms", $"{PatchDelayMs}"],
            "Omnitron http",
            new Dictionary<string, string>(),
            cancellation);
        await using var host = await LoadProcess.StartAsync(
            "OrderStatusFlow.LocalHost", ["--urls", $"http://127.0.0.1:{ports.Host}"], "serves at", HostEnvironment(ports, data), cancellation);
        using var http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);
        var client = new LoadClient(http, ports, cancellation);
        await client.HostAsync(HttpMethod.Put, $"flows/{LoadFlow.Name}", LoadFlow.Definition(ports.Erp, ports.Omnitron));
        Console.WriteLine($"{options.Orders} orders, pages of {LoadFlow.PageSize}, PATCH takes {PatchDelayMs} ms, at most {LoadFlow.MaxInFlight} in "
            + $"flight, {Environment.ProcessorCount} cores ...");
        if (options.WarmUp > 0)
        {
            LoadReport.PrintWarmUp(await RunAsync(LoadFlow.Last(options.WarmUp, options.Orders)));
            await client.OmnitronAsync(HttpMethod.Post, "reset");
        }

        var (hostBefore, simulatorsBefore) = (host.ProcessorTime, simulators.ProcessorTime);
        var record = await RunAsync(LoadFlow.Last(options.Orders, options.Orders));
        return new LoadReport
        {
            Orders = options.Orders,
            Run = record,
            Omnitron = await client.OmnitronAsync(HttpMethod.Get, "state"),
            Patches = await client.OmnitronAsync(HttpMethod.Get, "patches"),
            HostMemory = host.PeakMemory(),
            HostProcessor = host.ProcessorTime - hostBefore,
            SimulatorsProcessor = simulators.ProcessorTime - simulatorsBefore,
        }.Print();

        async Task<JsonElement> RunAsync(string changedAfter)
        {
            var run = await client.HostAsync(HttpMethod.Post, $"flows/{LoadFlow.Name}/trigger?modified_date__gt={changedAfter}");
            return await EndOfAsync(client, run.GetProperty("runId").GetString()!, host, cancellation);
        }
    }

    private static async Task<JsonElement> EndOfAsync(LoadClient client, string run, LoadProcess host, CancellationToken cancellation)
    {
        while (true)
        {
            host.MustRun();
            var record = await client.HostAsync(HttpMethod.Get, $"runs/{run}");
            if (record.GetProperty("status").GetString() != "running")
                return record;
            await Task.Delay(Look, TimeProvider.System, cancellation);
        }
    }

    // A storage process that was killed a moment ago may still hold its files.
    private static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (attempt < 20 && e is (IOException or UnauthorizedAccessException))
            {
                await Task.Delay(Look, TimeProvider.System);
            }
        }
    }

    private static Dictionary<string, string> HostEnvironment(LoadPorts ports, string data) => new()
    {
        // Whatever storage this shell is set up for is not to be filled with a measurement.
        ["AzureWebJobsStorage"] = "",
        ["OrderStatusFlow__ApiKey"] = "",
        ["Azurite__DataPath"] = data,
        ["Azurite__BlobPort"] = $"{ports.Blob}",
        ["Azurite__QueuePort"] = $"{ports.Queue}",
        ["Azurite__TablePort"] = $"{ports.Table}",
        ["Secrets__OMNITRON_PASSWORD"] = "omnitron-password",
    };
}
