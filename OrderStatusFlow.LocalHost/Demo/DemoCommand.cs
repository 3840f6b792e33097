using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using Spectre.Console;

namespace OrderStatusFlow.LocalHost.Demo;

/// <summary>The first command for someone new: it sets everything up, runs two flows over HTTP, and prints a table with the outcome of each order.</summary>
internal static class DemoCommand
{
    // The ERP approves order 6 again although it is delivered in Omnitron, which must therefore reject it.
    private const int RefusedOrder = 6;

    public static async Task<int> RunAsync(string[] args, bool exits)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var (ports, samplePorts) = (settings.ReadHostSettings<DemoOptions>(), new DemoOptions());
        await using var omnitron = await ListenAsync(ports.OmnitronPort, "Demo__OmnitronPort", () => OmnitronSimulator.StartAsync(
            new OmnitronOptions
            {
                Port = ports.OmnitronPort,
                Items = [new OmnitronSeed { Id = (RefusedOrder * 10) + 1, Order = $"ORD{RefusedOrder:D7}", Status = "550" }]
            }));
        await using var erp = await ListenAsync(ports.ErpPort, "Demo__ErpPort", () => ErpSimulator.StartAsync(
            new ErpOptions { Port = ports.ErpPort, Orders = 12, Logins = [new ErpLogin { Type = ErpLoginType.Jwt, Path = "/orders*" }] }));
        Console.WriteLine($"A sample ERP answers at {erp.Url}, a sample Omnitron at {omnitron.Url}.");
        await using var host = await LocalServer.StartAsync(new LocalServerOptions
        {
            Args = args,
            Settings = new Dictionary<string, string?>
            {
                ["Azurite:DataPath"] = settings.ReadHostSettings<AzuriteOptions>().DataPath ?? Path.Combine(RepositoryRoot.Find(), ".local", "demo-azurite"),
                // The table shows how runs ended. A run of the schedule can start before it.
                ["Logging:LogLevel:OrderStatusFlow.Core.Runs"] = "Warning",
                ["Logging:LogLevel:OrderStatusFlow.LocalHost.Runs"] = "Warning",
                ["Secrets:OMNITRON_PASSWORD"] = "omnitron-password",
                ["Secrets:ERP_PASSWORD"] = "erp-password",
            },
        });
        await using var key = await DemoKey.CreateAsync(host.Services);
        var client = new DemoClient(host, key.Text);
        foreach (var flow in new[] { "orders-inbound", "orders-outbound" })
        {
            var definition = (await File.ReadAllTextAsync(Sample($"{flow}.json")))
                .Replace($"127.0.0.1:{samplePorts.ErpPort}", erp.Url.Authority, StringComparison.Ordinal)
                    .Replace($"127.0.0.1:{samplePorts.OmnitronPort}", omnitron.Url.Authority, StringComparison.Ordinal);
            await client.PutFlowAsync(flow, definition);
            Console.WriteLine($"Imported samples/{flow}.json");
        }

        // From the beginning each time: the second demo shows the same as the first.
        Console.WriteLine("Inbound: the flow reads the ERP ...");
        await client.WaitForRunsAsync("orders-inbound");
        var inbound = await client.RunAsync("flows/orders-inbound/trigger?modified_date__gt=2020-01-01T00:00:00.000000", null);
        Console.WriteLine("Outbound: the ERP posts three orders ...");
        var outbound = await client.RunAsync(
            "flows/orders-outbound/outbound", await File.ReadAllTextAsync(Sample(Path.Combine("payloads", "orders-outbound.json"))));
        Show([.. inbound, .. outbound]);
        var asExpected = inbound.Count == 12 && outbound.Count == 3 && omnitron.Item(90031)?.Status == "100" && omnitron.Item(31)?.Status == "500"
            && inbound.Concat(outbound).All(row => row.Outcome == (row.Order == $"ORD{RefusedOrder:D7}" ? "rejected" : "updated") || IsWrittenByAnother(row));
        Console.WriteLine(asExpected
            ? "Every order has the expected outcome: one is rejected on purpose, because it is already delivered in Omnitron."
            : "An order has an unexpected outcome. The table above and the runs under /api/runs show which one.");
        if (exits)
            return asExpected ? 0 : 1;
        Console.WriteLine($"Order Status Flow serves at {host.Url}/api until Ctrl+C; try {host.Url}/api/orders/ORD{RefusedOrder:D7}");
        Console.WriteLine($"The console is at {host.Url}, the rejected order at {host.Url}/orders/ORD{RefusedOrder:D7}");
        await host.WaitForShutdownAsync();
        return 0;
    }

    // A run of the schedule, which can start at any time, wrote a newer state of the order.
    private static bool IsWrittenByAnother(DemoRow row) => row.Outcome == "stale";

    private static string Sample(string name) => Path.Combine(RepositoryRoot.Find(), "samples", name);

    private static void Show(IReadOnlyList<DemoRow> rows)
    {
        var table = new Table().AddColumns("Flow", "Order", "Outcome", "Response");
        foreach (var row in rows)
            table.AddRow(row.Flow, row.Order ?? "", row.Outcome == "updated" ? $"[green]{row.Outcome}[/]" : $"[red]{row.Outcome}[/]",
                Markup.Escape(row.Message ?? $"{row.HttpStatus} {row.Response}"));
        AnsiConsole.Write(table);
    }

    private static async Task<T> ListenAsync<T>(int port, string setting, Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (IOException)
        {
            throw new SetupException(
                $"Port {port} is taken, and a sample server of the demo needs it. End the program that holds it, or choose another with {setting}.");
        }
    }
}
