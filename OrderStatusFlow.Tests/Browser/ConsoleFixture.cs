using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console in the browser, and a host with runs for it to show: one with refused and hostile orders, one with many rows.</summary>
/// <remarks>A host of its own: lists of the flows and runs of all other tests would take both it and the browser longer.</remarks>
public sealed class ConsoleFixture(Chromium chromium, SharedStorage storage) : IAsyncLifetime
{
    public const string Flow = "console-orders";
    public const string Inbound = "console-inbound";
    public const string Markup = "<img src=x onerror=alert(1)>";
    public const string Refused = "CON0000002";
    public const int Many = 700;

    private OmnitronSimulator? omnitron;

    /// <summary>The host that serves the console.</summary>
    public TestHost Host { get; } = new();

    /// <summary>Where the host serves.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The run with one good, one refused and one hostile order.</summary>
    public string Run { get; private set; } = "";

    /// <summary>The run with <see cref="Many"/> rows, which starts with the first page that shows it.</summary>
    public string ManyRun { get; private set; } = "";

    /// <summary>The fingerprint of the error whose message has markup.</summary>
    public string Error { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        Url = (await Host.ServerAsync(storage)).Url;
        omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":2,", Status = 400, Body = JsonSerializer.Serialize(new { detail = Markup }) });
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":3,", Status = 400, Body = $"<html>{Markup}</html>" });
        await Host.PutPlainAsync(Flow, omnitron, $$"""
            , "alarms": {"errorRatePercent": 5, "noRunFor": "1.00:00:00", "newErrorGroups": true, "webhookUrl": "{{omnitron.Url}}no-receiver"}
            """);
        await Host.PutSampleAsync(Inbound, "orders-inbound", omnitron);
        await Host.PutSampleAsync("console-bench", "orders-inbound", omnitron);
        Run = await RunAsync(Order(1, "CON0000001"), Order(2, Refused), Order(3, Markup));
        Error = (await Host.OkAsync(HttpMethod.Get, $"errors?flow={Flow}")).GetProperty("items").EnumerateArray()
            .First(group => group.GetProperty("message").GetString()!.Contains(Markup, StringComparison.Ordinal)).GetProperty("fingerprint").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (omnitron is not null)
            await omnitron.DisposeAsync();
    }

    /// <summary>Opens a view of the console; the test is skipped where no browser is.</summary>
    internal async Task<ConsolePage> OpenAsync(string path, string look = "desktop light", string? server = null)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        if (ManyRun.Length == 0 && path.Contains("{many}", StringComparison.Ordinal))
            ManyRun = await RunAsync([.. Enumerable.Range(10, Many).Select(id => Order(id, $"MANY{id}"))]);
        return await chromium.OpenAsync((server ?? Url) + Filled(path), look);
    }

    /// <summary>The path with the ids of this fixture in place of <c>{run}</c>, <c>{flow}</c>, <c>{inbound}</c>, <c>{many}</c>, <c>{error}</c>, <c>{refused}</c> and <c>{markup}</c>.</summary>
    public string Filled(string path) => path.Replace("{run}", Run, StringComparison.Ordinal)
        .Replace("{flow}", Flow, StringComparison.Ordinal).Replace("{inbound}", Inbound, StringComparison.Ordinal).Replace("{many}", ManyRun, StringComparison.Ordinal)
        .Replace("{error}", Error, StringComparison.Ordinal).Replace("{refused}", Refused, StringComparison.Ordinal).Replace("{markup}", Uri.EscapeDataString(Markup), StringComparison.Ordinal);

    private async Task<string> RunAsync(params string[] orders) =>
        (await Host.RunAsync($"flows/{Flow}/outbound", $"[{string.Join(",", orders)}]")).GetProperty("runId").GetString()!;

    private static string Order(int id, string number) =>
        JsonSerializer.Serialize(new { order = number, orderitem_set = new[] { new { id, status = "450", tracking_number = $"TR{id}" } } });
}
