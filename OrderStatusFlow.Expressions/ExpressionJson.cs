using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OrderStatusFlow.Expressions;

/// <summary>Evaluates expressions in the strings of a JSON document, such as a request body or a mapping spec.</summary>
/// <remarks>
/// NiFi evaluates such a document as one text. Here each string, including member names, is evaluated separately. The result is the same,
/// except that a value with a quote or backslash cannot break the JSON.
/// </remarks>
public static class ExpressionJson
{
    /// <summary>Returns all errors in the expressions of a document. The place is the JSON path of the string.</summary>
    public static IReadOnlyList<Failure> Check(JsonElement document)
    {
        var failures = new List<Failure>();
        Walk(document, "$", null, (text, path) =>
        {
            if (Expression.Parse(text) is { Succeeded: false, Failure: var failure })
                failures.Add(failure with { Message = $"{failure.Message} ({failure.Place})", Place = path });
            return text;
        });
        return failures;
    }

    /// <summary>Returns the <see cref="Expression.Warnings"/> of all valid strings of a document. The place is the JSON path of the string.</summary>
    public static IReadOnlyList<Failure> Warn(JsonElement document)
    {
        var warnings = new List<Failure>();
        Walk(document, "$", null, (text, path) =>
        {
            if (Expression.Parse(text) is { Succeeded: true, Value: var expression })
                warnings.AddRange(expression.Warnings.Select(warning => warning with { Place = path }));
            return text;
        });
        return warnings;
    }

    /// <summary>Replaces all expressions of a document by their values.</summary>
    /// <param name="document">The document.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="context">The environment of the expressions.</param>
    /// <param name="keepInvalid">True to keep a string that is not a valid expression unchanged; false to fail.</param>
    /// <returns>The document, or the first failure with the JSON path of the string as its place.</returns>
    public static Result<JsonElement> Evaluate(JsonElement document, IReadOnlyDictionary<string, string> attributes,
        ExpressionContext context, bool keepInvalid = false)
    {
        Failure? failed = null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Walk(document, "$", writer, (text, path) =>
            {
                if (failed is not null || !text.Contains('$'))
                    return text;
                var expression = Expression.Parse(text);
                if (keepInvalid && !expression.Succeeded)
                    return text;
                var value = expression.Succeeded ? expression.Value.Evaluate(attributes, context) : expression.Failure;
                if (value.Succeeded)
                    return value.Value;
                failed = value.Failure with { Message = $"{value.Failure.Message} ({value.Failure.Place})", Place = path };
                return text;
            });
        }
        if (failed is not null)
            return failed;
        using var result = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1_000 });
        return result.RootElement.Clone();
    }

    private static void Walk(JsonElement element, string path, Utf8JsonWriter? writer, Func<string, string, string> visit)
    {
        // The depth is limited when documents are parsed.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer?.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    var place = $"{path}.{member.Name}";
                    var name = visit(member.Name, place);
                    writer?.WritePropertyName(name);
                    Walk(member.Value, place, writer, visit);
                }
                writer?.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer?.WriteStartArray();
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Walk(item, $"{path}[{index++}]", writer, visit);
                writer?.WriteEndArray();
                break;
            case JsonValueKind.String:
                var text = visit(element.GetString()!, path);
                writer?.WriteStringValue(text);
                break;
            default:
                if (writer is not null)
                    element.WriteTo(writer);
                break;
        }
    }
}
