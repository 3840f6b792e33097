using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Access;

/// <summary>An order that two flows have sent, and that Omnitron has refused from both.</summary>
internal static class RefusedOrder
{
    public const string Own = "scope-own";
    public const string Other = "scope-other";
    public const string Number = "SCOPE-1";

    /// <summary>Stores the flows, posts the order to both, and returns the ids of their runs after their ends.</summary>
    public static async Task<(string Own, string Other)> PostAsync(AccessHost host)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "refused"}""" });
        return (await PostAsync(host, omnitron, Own), await PostAsync(host, omnitron, Other));
    }

    private static async Task<string> PostAsync(AccessHost host, OmnitronSimulator omnitron, string flow)
    {
        var definition = JsonSerializer.Serialize(new
        {
            direction = "outbound",
            omnitron = new { domainUrl = omnitron.Url, username = "flow", password = new { secret = "OMNITRON_PASSWORD" } },
            alarms = new { errorRatePercent = 5 },
        });
        (await host.SendAsync("PUT", $"flows/{flow}", host.Admin, definition)).Status.ShouldBeLessThan(300);
        const string body = $$"""[{"order": "{{Number}}", "orderitem_set": [{"id": 1, "status": "450"}]}]""";
        var run = (await host.SendAsync("POST", $"flows/{flow}/outbound", host.Admin, body)).Body.GetProperty("runId").GetString()!;
        await TestWait.ForAsync(
            $"the end of {run}", async () => (await host.SendAsync("GET", $"runs/{run}", host.Admin)).Body.GetProperty("status").GetString() != "running");
        return run;
    }
}
