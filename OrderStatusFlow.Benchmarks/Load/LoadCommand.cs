namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Measures one inbound run of the whole product: host, storage and simulators in processes of their own.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (LoadOptions.Read(args) is { } options)
            return await Measurement.RunAsync((data, cancellation) => MeasureAsync(options, data, cancellation));
        await Console.Error.WriteLineAsync("load takes whole numbers of orders, for example: load --orders 10000 --warm-up 2000");
        return 2;
    }

    private static async Task<bool> MeasureAsync(LoadOptions options, string data, CancellationToken cancellation)
    {
        await using var stack = await LoadStack.StartAsync(options.Orders, data, cancellation);
        await stack.PutAsync(LoadFlow.Name);
        Console.WriteLine($"{options.Orders} orders, pages of {LoadFlow.PageSize}, PATCH takes {LoadStack.PatchDelayMs} ms, at most {LoadFlow.MaxInFlight} in "
            + $"flight, {Environment.ProcessorCount} cores ...");
        if (options.WarmUp > 0)
        {
            LoadReport.PrintWarmUp(await stack.RunAsync(LoadFlow.Name, options.WarmUp));
            await stack.Client.OmnitronAsync(HttpMethod.Post, "reset");
        }

        var (hostBefore, storageBefore, simulatorsBefore) =
            (stack.Host.ProcessorTime, stack.Host.ChildrenProcessorTime, stack.Simulators.ProcessorTime);
        var record = await stack.RunAsync(LoadFlow.Name, options.Orders);
        return new LoadReport
        {
            Orders = options.Orders,
            Run = record,
            Omnitron = await stack.Client.OmnitronAsync(HttpMethod.Get, "state"),
            Patches = await stack.Client.OmnitronAsync(HttpMethod.Get, "patches"),
            HostMemory = stack.Host.PeakMemory(),
            HostProcessor = stack.Host.ProcessorTime - hostBefore,
            StorageProcessor = stack.Host.ChildrenProcessorTime - storageBefore,
            SimulatorsProcessor = stack.Simulators.ProcessorTime - simulatorsBefore,
        }.Print();
    }
}
