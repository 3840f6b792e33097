using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Failures;

/// <summary>Recognizes responses that report a failure with a success status.</summary>
internal static class ErpFailures
{
    /// <summary>Returns the failure that a document reports; null if it reports none.</summary>
    /// <param name="document">The document, as the flow's paths see it.</param>
    /// <param name="fromXml">True if the document was XML.</param>
    /// <param name="definition">The flow's rules.</param>
    /// <exception cref="JsonException">A path cannot be evaluated.</exception>
    public static ReportedFailure? Find(JsonSurvey document, bool fromXml, FailureDefinition definition)
    {
        foreach (var rule in definition.Rules)
        {
            if (Matches(rule, document.Json, out var found))
                return Describe(rule, document, fromXml, found);
        }
        return definition.BuiltIn ? BuiltInFailures.Find(document, fromXml) : null;
    }

    private static ReportedFailure Describe(FailureRule rule, JsonSurvey document, bool fromXml, string found)
    {
        var value = rule.MessagePath is { } path ? JsonPaths.Find(document.Json, path) : null;
        var message = rule.MessagePath is null
            ? FailureWords.Message(BuiltInFailures.Members(document, fromXml))
            : JsonPaths.Text(value) ?? FailureWords.Of(value);
        return new ReportedFailure(message, null, $"{rule.Path} is {found}") { Result = rule.Then };
    }

    private static bool Matches(FailureRule rule, ReadOnlyMemory<byte> json, out string found)
    {
        found = "";
        if (JsonPaths.Find(json, rule.Path) is not { } value)
            return false;
        var text = JsonPaths.Text(value)?.Trim();
        found = text is { Length: <= 60 } ? text : "present";
        if (rule.Values is { } values)
            return text is not null && values.Contains(text, StringComparer.OrdinalIgnoreCase);
        if (rule.OtherThan is { } others)
            return text is not null && !others.Contains(text, StringComparer.OrdinalIgnoreCase);
        return text is null ? !IsEmpty(value) : text is not ("" or "0") && !text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    // An object, an array or null.
    private static bool IsEmpty(ReadOnlyMemory<byte> value) => JsonSurvey.Read(value) is { Root: JsonTokenType.Null } or { Count: 0 };
}
