using System.Globalization;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary><c>/_sim/...</c> of Omnitron: returns what it received, and changes its items and its behavior.</summary>
internal static class OmnitronControl
{
    private const string ItemPath = "/_sim/items/";
    private const string OrderPath = "/_sim/orders/";

    public static SimResponse Respond(OmnitronSimulator omnitron, SimRequest request) => (request.Method, request.Path) switch
    {
        (_, "/_sim/faults") => FaultEndpoint.Respond(omnitron.Faults, request),
        ("GET", "/_sim/state") => SimResponse.Json(200, omnitron.Totals),
        ("GET", "/_sim/patches") => SimResponse.Json(200, omnitron.Patches),
        ("GET", "/_sim/requests") => SimResponse.Json(200, omnitron.Requests),
        ("GET", "/_sim/items") => SimResponse.Json(200, omnitron.Items(Limit(request))),
        ("POST", "/_sim/items") => SimResponse.NoContentAfter(() => omnitron.Seed(SimJson.ReadMany<OmnitronSeed>(request.Body))),
        ("POST", "/_sim/settings") => ApplySettings(omnitron, request),
        ("POST", "/_sim/expire-tokens") => SimResponse.NoContentAfter(omnitron.ExpireTokens),
        ("POST", "/_sim/reset") => SimResponse.NoContentAfter(omnitron.Reset),
        ("GET", var path) when path.StartsWith(ItemPath, StringComparison.Ordinal) => Item(omnitron, path[ItemPath.Length..]),
        ("GET", var path) when path.StartsWith(OrderPath, StringComparison.Ordinal) =>
            SimResponse.Json(200, omnitron.Order(path[OrderPath.Length..])),
        _ => SimResponse.NotFound,
    };

    private static SimResponse Item(OmnitronSimulator omnitron, string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && omnitron.Item(number) is { } item
            ? SimResponse.Json(200, item)
            : SimResponse.NotFound;

    private static SimResponse ApplySettings(OmnitronSimulator omnitron, SimRequest request)
    {
        OmnitronSettings settings = SimJson.Read<OmnitronSettings>(request.Body);
        if (settings.PatchDelayMs is { } delay) omnitron.PatchDelay = TimeSpan.FromMilliseconds(delay);
        if (settings.ClosedWorld is { } closed) omnitron.ClosedWorld = closed;
        return SimResponse.NoContent;
    }

    private static int Limit(SimRequest request) =>
        int.TryParse(request.Query["limit"], CultureInfo.InvariantCulture, out var limit) ? limit : 100;

    private sealed record OmnitronSettings
    {
        public int? PatchDelayMs { get; init; }

        public bool? ClosedWorld { get; init; }
    }
}
