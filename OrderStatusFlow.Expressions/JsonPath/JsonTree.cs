using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>JSON as values: null, bool, string, long, BigInteger, double, <c>List&lt;object?&gt;</c>, and
/// <c>OrderedDictionary&lt;string, object?&gt;</c>.</summary>
/// <remarks>Numbers with a fraction or an exponent are doubles, and are printed as Java prints them, because Jackson reads them so.</remarks>
internal static class JsonTree
{
    private const int MaxDepth = 64;

    /// <exception cref="FunctionException">The text is not JSON, or exceeds a limit.</exception>
    public static object? Read(string json)
    {
        try
        {
            // Text after the first value is ignored, as by Jackson.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            var left = ExpressionLimits.MaxJsonValues;
            return Read(document.RootElement, ref left);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FunctionException($"cannot read its JSON: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Returns the text of a scalar as NiFi prints it: a string's content; empty for null.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double real => JavaDouble.ToText(real),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Returns a value as JSON.</summary>
    public static string Print(object? value)
    {
        var text = new StringBuilder();
        Print(value, text);
        return text.ToString();
    }

    private static object? Read(JsonElement element, ref int left)
    {
        if (--left < 0)
            throw new FunctionException($"cannot read its JSON: it has more than {ExpressionLimits.MaxJsonValues:N0} values");
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                    map[member.Name] = Read(member.Value, ref left);
                return map;
            case JsonValueKind.Array:
                var list = new List<object?>();
                foreach (var item in element.EnumerateArray())
                    list.Add(Read(item, ref left));
                return list;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return Number(element);
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }

    private static object Number(JsonElement element)
    {
        var text = element.GetRawText();
        if (element.TryGetInt64(out var integer) && !text.AsSpan().ContainsAny('.', 'e', 'E'))
            return integer;
        if (text.Length > ExpressionLimits.MaxNumber)
            throw new FunctionException($"cannot read its JSON: a number has more than {ExpressionLimits.MaxNumber:N0} characters");
        if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
            return BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var real && double.IsFinite(real)
            ? real : throw new FunctionException("cannot read its JSON: a number is too large");
    }

    private static void Print(object? value, StringBuilder text)
    {
        if (text.Length > ExpressionLimits.MaxText)
            ExpressionBudget.CheckLength(text.Length);
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case OrderedDictionary<string, object?> map:
                text.Append('{');
                foreach (var (name, member) in map)
                {
                    if (text[^1] != '{')
                        text.Append(',');
                    PrintString(name, text);
                    text.Append(':');
                    Print(member, text);
                }
                text.Append('}');
                break;
            case List<object?> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Print(list[i], text);
                }
                text.Append(']');
                break;
            case string content:
                PrintString(content, text);
                break;
            case double real when !double.IsFinite(real):
                PrintString(JavaDouble.ToText(real), text);
                break;
            default:
                text.Append(Text(value));
                break;
        }
    }

    private static void PrintString(string content, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
