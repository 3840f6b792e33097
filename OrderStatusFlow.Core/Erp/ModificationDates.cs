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
        erp.ResponseType != ResponseType.Text
            && JsonPage.Read(json, erp.ItemsPath, erp.ResponseType == ResponseType.Xml, paged: true) is { Succeeded: true, Value: var page }
            ? Of(page, erp, later: true).Last : null;

    /// <summary>Returns the modification times of a page's items.</summary>
    /// <exception cref="JsonException">The path cannot be evaluated.</exception>
    public static PageDates Of(JsonPage page, ErpDefinition erp, bool later = false)
    {
        var zone = ErpDates.Zone(erp.ModifiedTimeZone ?? erp.TimeZone);
        if (!zone.Succeeded || Path(erp) is not { } path)
            return default;
        var names = JsonPaths.Plain(path);
        var format = erp.ModifiedFormat is { } written ? DateFormat.Parse(written).Value : null;
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var (all, unreadable, sample) = (true, 0, (string?)null);
        foreach (var item in page.EachItem())
        {
            var text = Text(names is null ? JsonPaths.Find(item, path) : JsonPaths.Find(item, names));
            var moment = text is null ? null : format is null ? ErpDates.Moment(text, zone.Value, later) : format.Read(text, zone.Value, later);
            all &= moment is not null;
            if (moment is null && (text is not null || erp.ModifiedPath is not null))
            {
                unreadable++;
                sample ??= text is null ? null : SafeText.Truncate(text, 40);
            }
            (first, last) = (moment < first ? moment.Value : first, moment > last ? moment.Value : last);
        }
        var none = last == DateTimeOffset.MinValue;
        return new PageDates(all && !none ? first : null, none ? null : last, unreadable, sample);
    }

    // An item with an invalid date does not affect the others.
    private static string? Text(ReadOnlyMemory<byte>? json)
    {
        try
        {
            return JsonPaths.Text(json);
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
        var match = AfterSuffix().Match(TriggerParameters.Known(erp)[ParameterNames.ModifiedAfter].Key);
        return match.Success ? $"$.{match.Groups["name"].Value}" : null;
    }

    [GeneratedRegex(@"\A(?<name>\w+?)_{1,2}gte?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AfterSuffix();
}
