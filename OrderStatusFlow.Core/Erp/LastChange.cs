using System.Text.RegularExpressions;
using OrderStatusFlow.Flows;

namespace OrderStatusFlow.Erp;

/// <summary>Finds when the items of a page last changed in the ERP.</summary>
internal static partial class LastChange
{
    /// <summary>The latest of its items' changes; null when no item tells.</summary>
    /// <exception cref="System.Text.Json.JsonException">The path cannot be followed.</exception>
    public static DateTimeOffset? Of(JsonPage page, ErpDefinition erp)
    {
        var zone = ErpDates.Zone(erp.TimeZone);
        if (!zone.Succeeded || Path(erp) is not { } path)
            return null;
        var names = JsonPaths.Plain(path);
        DateTimeOffset? latest = null;
        foreach (var item in page.EachItem())
        {
            var text = JsonPaths.Text(names is null ? JsonPaths.Find(item, path) : JsonPaths.Find(item, names));
            if (text is not null && ErpDates.Moment(text, zone.Value) is { } moment && !(moment <= latest))
                latest = moment;
        }
        return latest;
    }

    private static string? Path(ErpDefinition erp)
    {
        if (erp.ModifiedPath is { } path)
            return path;
        var match = AskedAfter().Match(TriggerParameters.Known(erp)[ParameterDefinition.ModifiedAfter].Key);
        return match.Success ? $"$.{match.Groups["name"].Value}" : null;
    }

    [GeneratedRegex(@"\A(?<name>\w+?)_{1,2}gte?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AskedAfter();
}
