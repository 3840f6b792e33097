using System.Text.Json;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>Finds data that could become a function call. JUST.net evaluates names and texts that it copied from the input again.</summary>
/// <remarks>A spec may join several texts to a call, so the parts are searched in the whole document.</remarks>
internal static class JustInput
{
    [Flags]
    private enum Parts
    {
        None = 0,
        Mark = 1,
        Separator = 2,
        ColonFirst = 4,
        ColonLast = 8,
    }

    /// <summary>Returns whether the document contains all parts of a call.</summary>
    public static bool CouldCall(JsonElement document)
    {
        var parts = Of(document);
        return parts.HasFlag(Parts.Mark) && (parts.HasFlag(Parts.Separator) || parts.HasFlag(Parts.ColonFirst | Parts.ColonLast));
    }

    private static Parts Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Aggregate(Parts.None, static (parts, member) => parts | OfText(member.Name) | Of(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Aggregate(Parts.None, static (parts, item) => parts | Of(item)),
        JsonValueKind.String => OfText(element.GetString()!),
        _ => Parts.None,
    };

    private static Parts OfText(string text)
    {
        if (!text.AsSpan().ContainsAny("#:") && !text.Contains('u', StringComparison.OrdinalIgnoreCase))
            return Parts.None;
        var dense = string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
        var separates = dense.Contains("::", StringComparison.Ordinal) || dense.Contains("customfunction", StringComparison.OrdinalIgnoreCase);
        return (dense.Contains('#') ? Parts.Mark : Parts.None)
            | (separates ? Parts.Separator : Parts.None)
            | (dense.StartsWith(':') ? Parts.ColonFirst : Parts.None)
            | (dense.EndsWith(':') ? Parts.ColonLast : Parts.None);
    }
}
