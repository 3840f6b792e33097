using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using IronPython.Runtime;
using IronPython.Runtime.Operations;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Implements json.loads and json.dumps for calls with only a value, much faster than the library. The library handles all other calls.</summary>
internal static class IronPythonJson
{
    /// <summary>Reads a text. Returns a tuple with the value; null if the library must read the text.</summary>
    public static object? Loads(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            if (!reader.Read())
                return null;
            var value = Read(ref reader);
            return reader.Read() ? null : PythonOps.MakeTuple([value!]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes a value. Returns null if only the library can write it.</summary>
    public static string? Dumps(object? value)
    {
        var result = new StringBuilder();
        return TryWrite(result, value, 0) ? result.ToString() : null;
    }

    /// <summary>Formats a number like CPython, with the fewest digits that are read as the same number. IronPython's repr has 17 digits:
    /// 0.10000000000000001.</summary>
    public static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
            return text.Replace('E', 'e');
        if (text.Contains('.', StringComparison.Ordinal))
            return text;
        if (Math.Abs(number) < 1e16)
            return text + ".0";
        var first = number < 0 ? 2 : 1;
        var rest = text[first..].TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{text[..first]}{(rest.Length > 0 ? "." : "")}{rest}e+{text.Length - first}");
    }

    private static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new PythonDictionary();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members[name] = Read(ref reader);
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new PythonList();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.append(Read(ref reader));
                return items;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number when reader.TryGetInt32(out var small):
                return small;
            case JsonTokenType.Number:
                var digits = Encoding.ASCII.GetString(reader.ValueSpan);
                return digits.AsSpan().ContainsAny('.', 'e', 'E')
                    ? double.Parse(digits, CultureInfo.InvariantCulture)
                    : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            default:
                return reader.TokenType == JsonTokenType.Null ? null : reader.TokenType == JsonTokenType.True;
        }
    }

    private static bool TryWrite(StringBuilder result, object? value, int depth)
    {
        switch (value)
        {
            case null or bool:
                result.Append(value is null ? "null" : (bool)value ? "true" : "false");
                return true;
            case int or BigInteger:
                result.Append(CultureInfo.InvariantCulture, $"{value}");
                return true;
            case double number when double.IsFinite(number):
                result.Append(Real(number));
                return true;
            case string text:
                Write(result, text);
                return true;
            case PythonDictionary members when depth < 200 && members.GetType() == typeof(PythonDictionary):
                result.Append('{');
                if (members.Any(static member => member.Key is not string))
                    return false;

                // IronPython dictionaries have a different order in each process, but equal orders must be written equally.
                foreach (var (name, member) in members.OrderBy(static member => (string)member.Key, StringComparer.Ordinal))
                {
                    Write(result, (string)name);
                    result.Append(": ");
                    if (!TryWrite(result, member, depth + 1))
                        return false;
                    result.Append(", ");
                }

                result.Length -= members.Count > 0 ? 2 : 0;
                result.Append('}');
                return true;
            case PythonList or PythonTuple when depth < 200:
                var items = (IList<object?>)value;
                result.Append('[');
                foreach (var item in items)
                {
                    if (!TryWrite(result, item, depth + 1))
                        return false;
                    result.Append(", ");
                }

                result.Length -= items.Count > 0 ? 2 : 0;
                result.Append(']');
                return true;
            default:
                return false;
        }
    }

    private static void Write(StringBuilder result, string text)
    {
        result.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => result.Append('\\').Append(letter),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\f' => result.Append("\\f"),
                '\b' => result.Append("\\b"),
                < ' ' or > '~' => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => result.Append(letter),
            };
        }

        result.Append('"');
    }
}
