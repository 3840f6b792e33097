using System.Text.Json;
using OrderStatusFlow.Core.DryRuns;

namespace OrderStatusFlow.Api.DryRuns;

/// <summary>The body of a request for a dry run.</summary>
internal sealed record DryRunBody
{
    private static readonly string[] Kinds = ["run", "erp", "payload"];

    /// <summary>The draft; null for the stored definition.</summary>
    public JsonElement? Definition { get; private init; }

    /// <summary><c>run</c>, <c>erp</c> or <c>payload</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The value of that member.</summary>
    public JsonElement Value { get; private init; }

    /// <summary>The requested rows; empty for all.</summary>
    public IReadOnlyList<int> Rows { get; private init; } = [];

    /// <summary>The maximum number of rows.</summary>
    public int Limit { get; private init; } = DryRunOptions.DefaultRows;

    /// <summary>The trigger parameters of the kind <c>erp</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters => Value.EnumerateObject()
        .SelectMany(member => Values(member.Value).Where(value => value.ValueKind != JsonValueKind.Null)
            .Select(value => KeyValuePair.Create(member.Name, value.ToString())));

    /// <summary>Reads a body.</summary>
    /// <returns>The body; or the first error, with its JSON path.</returns>
    public static Result<DryRunBody> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Wrong("$", "A dry run must be a JSON object.");
        if (Unknown(json, ["definition", "input", "limit"]) is { } other)
            return Wrong($"$.{other}", "A dry run has only the members definition, input and limit.");
        if (Member(json, "input") is not { ValueKind: JsonValueKind.Object } input)
            return Wrong("$.input", "'input' must be an object with one of run, erp and payload.");
        if (Unknown(input, [.. Kinds, "rows"]) is { } unknown)
            return Wrong($"$.input.{unknown}", "'input' has only the members run, rows, erp and payload.");
        if (Kinds.Where(kind => Member(input, kind) is not null).ToList() is not [var given])
            return Wrong("$.input", "'input' must have exactly one of run, erp and payload.");
        var limit = DryRunOptions.DefaultRows;
        if (Member(json, "limit") is { } number && !(number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out limit)
            && limit is >= 1 and <= DryRunOptions.MaxRows))
            return Wrong("$.limit", $"'limit' must be a whole number from 1 to {DryRunOptions.MaxRows}.");
        var rows = ReadRows(input, given);
        if (!rows.Succeeded)
            return rows.Failure;
        var value = Member(input, given)!.Value;
        if (WrongValue(given, value) is { } wrong)
            return wrong;
        return new DryRunBody
        {
            Definition = Member(json, "definition"),
            Kind = given,
            Value = value,
            Rows = rows.Value,
            Limit = rows.Value.Count > 0 ? rows.Value.Count : limit,
        };
    }

    private static Result<List<int>> ReadRows(JsonElement input, string kind)
    {
        if (Member(input, "rows") is not { } given)
            return new List<int>();
        if (kind != "run")
            return Wrong("$.input.rows", "'rows' needs 'run'.");
        if (given.ValueKind != JsonValueKind.Array || given.GetArrayLength() is < 1 or > DryRunOptions.MaxRows)
            return Wrong("$.input.rows", $"'rows' must be an array of 1 to {DryRunOptions.MaxRows} row numbers.");
        var rows = new List<int>();
        foreach (var (index, row) in given.EnumerateArray().Index())
        {
            if (row.ValueKind != JsonValueKind.Number || !row.TryGetInt32(out var number) || number < 1)
                return Wrong($"$.input.rows[{index}]", "A row number must be a whole number from 1.");
            rows.Add(number);
        }

        return rows;
    }

    private static Failure? WrongValue(string kind, JsonElement value)
    {
        if (kind == "run" && value.ValueKind != JsonValueKind.String)
            return Wrong("$.input.run", "'run' must be the id of a run.");
        if (kind != "erp")
            return null;
        if (value.ValueKind != JsonValueKind.Object)
            return Wrong("$.input.erp", "'erp' must be an object with trigger parameters. {} reads from the watermark.");
        foreach (var member in value.EnumerateObject())
        {
            if (Values(member.Value).Exists(one => one.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
                return Wrong($"$.input.erp.{member.Name}", "A parameter must be a string, a number or a boolean, or an array of them.");
        }

        return null;
    }

    private static List<JsonElement> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string? Unknown(JsonElement json, string[] known) =>
        json.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name));

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static Failure Wrong(string path, string message) => new("http.member", message) { Place = path };
}
