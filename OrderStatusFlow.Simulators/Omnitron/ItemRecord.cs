using System.Text.Json;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>A stored item. Its fields are a short list of raw JSON values, so that a hundred thousand items need little memory.</summary>
internal sealed class ItemRecord(long id)
{
    private readonly List<KeyValuePair<string, string>> _fields = new(4);

    public long Id => id;

    public string? Order { get; set; }

    public bool Exists { get; set; }

    public int Patches { get; set; }

    public int Applied { get; set; }

    public bool Delivered => Raw("status") == "\"550\"";

    public string? Raw(string name)
    {
        foreach (var (key, value) in _fields)
            if (key == name) return value;
        return null;
    }

    public void Set(string name, string raw)
    {
        var at = _fields.FindIndex(f => f.Key == name);
        var field = KeyValuePair.Create(at < 0 ? string.Intern(name) : _fields[at].Key, raw);
        if (at < 0) _fields.Add(field);
        else _fields[at] = field;
    }

    public void Merge(JsonElement item)
    {
        foreach (JsonProperty property in item.EnumerateObject())
            if (!property.NameEquals("id"u8)) Set(property.Name, property.Value.GetRawText());
    }

    public OmnitronItem Snapshot() => new(id, Order, Exists, Patches, Applied, _fields.ToDictionary(f => f.Key, f => Text(f.Value)));

    private static string? Text(string raw) => raw switch
    {
        "null" => null,
        ['"', ..] => JsonSerializer.Deserialize<string>(raw),
        _ => raw,
    };
}
