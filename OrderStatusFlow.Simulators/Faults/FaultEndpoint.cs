using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Faults;

/// <summary><c>/_sim/faults</c>: GET lists the rules with their hits, POST adds a rule, an array of rules or <c>{"baseDelayMs", "rules"}</c>, and DELETE
/// removes all rules.</summary>
internal static class FaultEndpoint
{
    public static SimResponse Respond(FaultList faults, SimRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return State(faults, 200);
            case "DELETE":
                faults.Clear();
                return SimResponse.NoContent;
            case "POST":
                return Add(faults, request);
            default:
                return SimResponse.MethodNotAllowed;
        }
    }

    private static SimResponse Add(FaultList faults, SimRequest request)
    {
        using JsonDocument document = JsonDocument.Parse(request.Body);
        var isSettings = document.RootElement.ValueKind == JsonValueKind.Object
            && (document.RootElement.TryGetProperty("rules", out _) || document.RootElement.TryGetProperty("baseDelayMs", out _));
        FaultSettings settings = isSettings
            ? SimJson.Read<FaultSettings>(request.Body)
            : new FaultSettings { Rules = SimJson.ReadMany<FaultRule>(request.Body) };

        foreach (FaultRule rule in settings.Rules)
            if (rule.Problem is { } problem) return SimResponse.Detail(400, problem);
        foreach (FaultRule rule in settings.Rules) faults.Add(rule);
        if (settings.BaseDelayMs is { } delay) faults.BaseDelay = TimeSpan.FromMilliseconds(delay);
        return State(faults, 201);
    }

    private static SimResponse State(FaultList faults, int status) =>
        SimResponse.Json(status, new { baseDelayMs = faults.BaseDelay.TotalMilliseconds, rules = faults.Hits() });

    private sealed record FaultSettings
    {
        public int? BaseDelayMs { get; init; }

        public IReadOnlyList<FaultRule> Rules { get; init; } = [];
    }
}
