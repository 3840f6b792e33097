using System.Globalization;
using System.Text.Json;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A JSON object of a flow definition while it is read. It returns members by type and collects all errors with their JSON paths.</summary>
internal sealed class DefinitionObject(JsonElement element, string path, List<Failure> errors)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string PathOf(string name) => $"{path}.{name}";

    public bool Has(string name) => Find(name) is not null;

    public void Fail(string name, string message)
    {
        if (errors.Count < FlowReader.MaxErrors)
            errors.Add(new Failure("flow.invalid", message) { Place = PathOf(name) });
    }

    public T? Required<T>(string name, T? value)
        where T : class
    {
        if (value is null && !Has(name))
            Fail(name, $"'{name}' is missing.");
        return value;
    }

    public string? Text(string name) => Find(name) is { } value ? AsText(value, name) : null;

    public Setting? Setting(string name) => Find(name) is { } value ? AsSetting(value, name) : null;

    public bool Flag(string name, bool defaultValue)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fail(name, $"expected true or false, found {Kind(value)}.");
        return defaultValue;
    }

    public int Number(string name, int defaultValue, int min, int max)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Fail(name, $"expected a whole number from {min} to {max}, found {Shown(value)}.");
        return defaultValue;
    }

    /// <returns>Null if the value is the word.</returns>
    public int? NumberOr(string word, string name, int? defaultValue, int min, int max)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (value.ValueKind == JsonValueKind.String && value.GetString() == word)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Fail(name, $"expected \"{word}\" or a whole number from {min} to {max}, found {Shown(value)}.");
        return defaultValue;
    }

    public double? Amount(string name, double min, double max)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= min && number <= max)
            return number;
        Fail(name, $"expected a number from {min} to {max}, found {Shown(value)}.");
        return null;
    }

    public TimeSpan? Duration(string name, TimeSpan min, TimeSpan max)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && TryTime(value.GetString()!, out var span) && span >= min && span <= max)
            return span;
        var form = max.Days == 0 ? "\"hh:mm:ss\"" : "\"hh:mm:ss\" or \"d.hh:mm:ss\"";
        Fail(name, $"expected a time as {form} from {min:c} to {max:c}, found {Shown(value)}.");
        return null;
    }

    // 24:00:00 is a common way to write a day.
    private static bool TryTime(string text, out TimeSpan time)
    {
        if (TimeSpan.TryParseExact(text, ["c", @"h\:mm\:ss"], CultureInfo.InvariantCulture, out time))
            return true;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!int.TryParse(text.AsSpan(0, Math.Max(0, colon)), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 10_000
            || !TimeSpan.TryParseExact(text.AsSpan(colon), @"\:mm\:ss", CultureInfo.InvariantCulture, out time))
            return false;
        time += TimeSpan.FromHours(hours);
        return true;
    }

    public T Choice<T>(string name, T defaultValue)
        where T : struct, Enum
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (value.ValueKind == JsonValueKind.String
            && Array.Find(Enum.GetNames<T>(), name => name.Equals(value.GetString(), StringComparison.OrdinalIgnoreCase)) is { } choice)
            return Enum.Parse<T>(choice);
        Fail(name, $"expected one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}, found {Shown(value)}.");
        return defaultValue;
    }

    public string Choice(string name, string defaultValue, params string[] choices)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (value.ValueKind == JsonValueKind.String
            && choices.FirstOrDefault(c => c.Equals(value.GetString(), StringComparison.OrdinalIgnoreCase)) is { } choice)
            return choice;
        Fail(name, $"expected one of {string.Join(", ", choices)}, found {Shown(value)}.");
        return defaultValue;
    }

    public JsonElement? Any(string name) => Find(name);

    public DefinitionObject? Object(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new DefinitionObject(value, PathOf(name), errors);
        Fail(name, $"expected an object, found {Kind(value)}.");
        return null;
    }

    public IReadOnlyDictionary<string, T> Members<T>(string name, Func<DefinitionObject, JsonElement, string, T?> read)
        where T : class
    {
        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        if (Object(name) is { } inner)
        {
            foreach (var member in inner.Element.EnumerateObject())
            {
                if (read(inner, member.Value, member.Name) is { } value)
                    members[member.Name] = value;
            }
        }

        return members;
    }

    public IReadOnlyDictionary<string, Setting> Settings(string name) => Members(name, static (o, value, member) => o.AsSetting(value, member));

    public IReadOnlyDictionary<string, ExtraParam> ExtraParams(string name) => Members(name, static (o, value, member) =>
        value.ValueKind == JsonValueKind.String || IsSecret(value)
            ? o.AsSetting(value, member) is { } text ? new ExtraParam(text, null) : null
            : new ExtraParam(null, value.Clone()));

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        Fail(name, $"expected an array of strings, found {Kind(value)}.");
        return [];
    }

    /// <summary>The objects of an array, each with its own path.</summary>
    public IReadOnlyList<DefinitionObject> Objects(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((item, index) => new DefinitionObject(item, $"{PathOf(name)}[{index}]", errors))];
        Fail(name, $"expected an array of objects, found {Kind(value)}.");
        return [];
    }

    /// <summary>A scalar or an array of scalars, as texts; null if absent.</summary>
    public IReadOnlyList<string>? Scalars(string name)
    {
        if (Find(name) is not { } value)
            return null;
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (items.Length > 0 && items.All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
            return [.. items.Select(v => v.ToString())];
        Fail(name, $"expected a text, a number, true, false, or an array of them, found {Kind(value)}.");
        return [];
    }

    /// <summary>A string or an array of strings; empty if absent.</summary>
    public IReadOnlyList<string> OneOrMore(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value ? [value.GetString()!] : Texts(name);

    /// <summary>Reports every member that was not read, so that a misspelt setting is not ignored.</summary>
    public void Close()
    {
        foreach (var member in element.EnumerateObject().Where(m => !known.Contains(m.Name)))
            Fail(member.Name, $"'{member.Name}' is not known here; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    internal string? AsText(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Fail(name, $"expected a string, found {Kind(value)}.");
        return null;
    }

    private JsonElement Element => element;

    private Setting? AsSetting(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String)
            return new Setting(value.GetString(), null);
        if (IsSecret(value))
            return new Setting(null, value.GetProperty("secret").GetString());
        Fail(name, $"expected a string or {{\"secret\": \"NAME\"}}, found {Kind(value)}.");
        return null;
    }

    private static bool IsSecret(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count() == 1
        && value.TryGetProperty("secret", out var name) && name.ValueKind == JsonValueKind.String && name.GetString()!.Length > 0;

    private JsonElement? Find(string name)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a string",
    };

    private static string Shown(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || value.GetRawText().Length > 60 ? Kind(value) : value.GetRawText();
}
