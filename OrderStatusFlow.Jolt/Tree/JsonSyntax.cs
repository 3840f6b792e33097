using System.Text.Json;

namespace OrderStatusFlow.Jolt;

/// <summary>Explains syntax errors of JSON in plain words.</summary>
internal static class JsonSyntax
{
    // Parts of System.Text.Json's messages, and what to say instead.
    private static readonly (string Part, string Reason)[] Reasons =
    [
        ("invalid after a value", "a comma is missing"),
        ("invalid after a property name", "a colon is missing after a name"),
        ("invalid start of a property name", "a name in double quotes is missing"),
        ("start of a property name or value, after a comment", "a name or a value is missing"),
        ("invalid start of a value", "a value is missing or is not in double quotes"),
        ("trailing comma", "there is a comma before the closing bracket"),
        ("Expected depth to be zero", "the text ends before its last closing bracket"),
        ("Expected end of string", "a text has no closing quote"),
        ("invalid within a JSON string", "a line break or control character in a text must be escaped"),
        ("invalid escapable character", "an escape in a text is invalid"),
        ("hex digit", "an escape in a text is invalid"),
        ("after a single JSON value", "there is more text after its end"),
        ("does not contain any JSON tokens", "it is empty"),
        ("is invalid without a matching open", "there is a closing bracket too many"),
        ("end of a number", "a number is invalid"),
        ("within a number", "a number is invalid"),
        ("leading zero", "a number is invalid"),
        ("invalid JSON literal", "a word is neither true, false, null nor in double quotes"),
        ("comment", "a comment does not end"),
    ];

    public static string Explain(JsonException exception)
    {
        foreach (var (part, reason) in Reasons)
        {
            if (exception.Message.Contains(part, StringComparison.OrdinalIgnoreCase)) return reason;
        }

        return "it is not valid JSON";
    }
}
