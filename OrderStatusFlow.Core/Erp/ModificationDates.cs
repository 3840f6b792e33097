using System.Text.Json;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Finds the modification times of a page's items.</summary>
internal static partial class ModificationDates
{
    /// <summary>Returns the latest modification time on a stored page; null if no item has one.</summary>
    public static DateTimeOffset? Latest(ReadOnlyMemory<byte> json, ErpDefinition erp) =>
        erp.ResponseType != ResponseType.Text && JsonPage.Read(json, erp.ItemsPath, erp.ResponseType == ResponseType.Xml, paged: true) is { Succeeded: true, Value: var page }
            ? Of(page, erp, later: true).Last : null;

    /// <summary>Returns the earliest modification time, null unless all items have one, and the latest, null if no item has one.</summary>
    /// <exception cref="JsonException">The path cannot be evaluated.</exception>
    public static (DateTimeOffset? First, DateTimeOffset? Last) Of(JsonPage page, ErpDefinition erp, bool later = false)
    {
        var zone = ErpDates.Zone(erp.TimeZone);
        if (!zone.Succeeded || Path(erp) is not { } path)
            return default;
        var names = JsonPaths.Plain(path);
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var all = true;
        foreach (var item in page.EachItem())
        {
            var moment = Moment(names is null ? JsonPaths.Find(item, path) : JsonPaths.Find(item, names), zone.Value, later);
            all &= moment is not null;
            (first, last) = (moment < first ? moment.Value : first, moment > last ? moment.Value : last);
        }
        return last == DateTimeOffset.MinValue ? default : (all ? first : null, last);
    }

    // An item with an invalid date does not affect the others.
    private static DateTimeOffset? Moment(ReadOnlyMemory<byte>? json, TimeZoneInfo zone, bool later)
    {
        try
        {
            return JsonPaths.Text(json) is { } text ? ErpDates.Moment(text, zone, later) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Path(ErpDefinition erp)
    {
        if (erp.ModifiedPath is { } path)
            return path;
        var match = AskedAfter().Match(TriggerParameters.Known(erp)[ParameterNames.ModifiedAfter].Key);
        return match.Success ? $"$.{match.Groups["name"].Value}" : null;
    }

    [GeneratedRegex(@"\A(?<name>\w+?)_{1,2}gte?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AskedAfter();
}
