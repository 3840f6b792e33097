using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary><c>/_sim/...</c> of Omnitron: asking what it holds and telling it how to behave.</summary>
internal static class OmnitronDesk
{
    private const string ItemPath = "/_sim/items/";
    private const string OrderPath = "/_sim/orders/";

    public static Answer Answer(OmnitronSimulator omnitron, SimRequest request)
    {
        try
        {
            return (request.Method, request.Path) switch
            {
                (_, "/_sim/faults") => FaultEndpoint.Answer(omnitron.Faults, request),
                ("GET", "/_sim/state") => Http.Answer.Json(200, omnitron.Totals),
                ("GET", "/_sim/patches") => Http.Answer.Json(200, omnitron.Patches),
                ("GET", "/_sim/requests") => Http.Answer.Json(200, omnitron.Requests),
                ("GET", "/_sim/items") => Http.Answer.Json(200, omnitron.Items(Limit(request))),
                ("POST", "/_sim/items") => Seed(omnitron, request),
                ("POST", "/_sim/settings") => Settle(omnitron, request),
                ("POST", "/_sim/expire-tokens") => Done(omnitron.ExpireTokens),
                ("POST", "/_sim/reset") => Done(omnitron.Reset),
                ("GET", var path) when path.StartsWith(ItemPath, StringComparison.Ordinal) => Item(omnitron, path[ItemPath.Length..]),
                ("GET", var path) when path.StartsWith(OrderPath, StringComparison.Ordinal) =>
                    Http.Answer.Json(200, omnitron.Order(path[OrderPath.Length..])),
                _ => Http.Answer.NotFound,
            };
        }
        catch (JsonException e)
        {
            return Http.Answer.Detail(400, e.Message);
        }
    }

    private static Answer Item(OmnitronSimulator omnitron, string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && omnitron.Item(number) is { } item
            ? Http.Answer.Json(200, item)
            : Http.Answer.NotFound;

    private static Answer Seed(OmnitronSimulator omnitron, SimRequest request)
    {
        omnitron.Seed(SimJson.ReadMany<OmnitronSeed>(request.Body));
        return Http.Answer.NoContent;
    }

    private static Answer Settle(OmnitronSimulator omnitron, SimRequest request)
    {
        OmnitronSettings settings = SimJson.Read<OmnitronSettings>(request.Body);
        if (settings.PatchDelayMs is { } delay) omnitron.PatchDelay = TimeSpan.FromMilliseconds(delay);
        if (settings.ClosedWorld is { } closed) omnitron.ClosedWorld = closed;
        return Http.Answer.NoContent;
    }

    private static Answer Done(Action action)
    {
        action();
        return Http.Answer.NoContent;
    }

    private static int Limit(SimRequest request) =>
        int.TryParse(request.Query["limit"], CultureInfo.InvariantCulture, out var limit) ? limit : 100;

    private sealed record OmnitronSettings
    {
        public int? PatchDelayMs { get; init; }

        public bool? ClosedWorld { get; init; }
    }
}
