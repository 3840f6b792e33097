using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Tests.Conformance;

/// <summary>Runs the fixtures of the reference implementation from the folder that JOLT_FIXTURES names, read as its unit tests read them.</summary>
public sealed class JoltFixtureTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("JOLT_FIXTURES");
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        if (Folder is null || !Directory.Exists(Folder)) data.Add("");
        else foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) data.Add(
            Path.GetRelativePath(Folder, file).Replace('\\', '/'));
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fixture_gives_what_it_expects(string file)
    {
        Assert.SkipWhen(file.Length == 0, "JOLT_FIXTURES names no folder with the reference's fixtures.");
        var fixture = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file)), null, Lenient);
        var kind = file.Split('/')[0];
        if (file.Contains("/specformat/", StringComparison.Ordinal) || file.Contains("/specloading/", StringComparison.Ordinal)) Refused(fixture);
        else if (file.Contains("/transforms/", StringComparison.Ordinal) || file.Contains("/context/", StringComparison.Ordinal)) Refused(fixture is JsonArray ? fixture : fixture!["spec"]);
        else if (file.Contains("/increments/", StringComparison.Ordinal)) Increment(file);
        else if (kind == "sortr") Sorted(file);
        else if (file.Contains("/validation/", StringComparison.Ordinal)) foreach (var spec in fixture!.AsArray()) Refused(Chain("modify-overwrite-beta", spec));
        else if (kind == "modifier") Modified(fixture!.AsObject());
        else if (fixture!["expected"] is null && !fixture.AsObject().ContainsKey("expected")) Refused(Chain(kind, fixture["spec"]));
        else if (file.Contains("negative", StringComparison.Ordinal) || file.Contains("fail", StringComparison.Ordinal)) Refused(Chain(kind, fixture["spec"]));
        else Gives(kind == "chainr" ? fixture["spec"]! : Chain(kind, fixture["spec"]), fixture["input"], null, fixture["expected"]);
    }

    private static void Increment(string file)
    {
        var folder = Path.Combine(Folder!, Path.GetDirectoryName(file)!);
        var name = Path.GetFileNameWithoutExtension(file);
        if (name == "spec") return;
        var operations = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "spec.json")), null, Lenient)!.AsArray();
        var (from, to) = (int.Parse(name.Split('-')[0], null), int.Parse(name.Split('-')[1], null));
        var part = new JsonArray([.. operations.Skip(from).Take(to - from).Select(static node => node!.DeepClone())]);
        Gives(part, new JsonObject(), null, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file)), null, Lenient));
    }

    private static void Sorted(string file)
    {
        var folder = Path.Combine(Folder!, Path.GetDirectoryName(file)!);
        JsonNode? Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)), null, Lenient);
        var expected = Read("output.json");
        var actual = Run(new JsonArray(new JsonObject { ["operation"] = "sort" }), Read("input.json"), null);
        actual!.ToJsonString().ShouldBe(expected!.ToJsonString());
    }

    private static void Modified(JsonObject fixture)
    {
        foreach (var (key, operation) in new[] { ("OVERWRITR", "modify-overwrite-beta"), ("DEFAULTR", "modify-default-beta"), ("DEFINR", "modify-define-beta") })
        {
            // Functions that the reference's test class itself adds are no part of the language.
            if (fixture[key] is null || fixture["spec"]!.ToJsonString().Contains("LabelComputation", StringComparison.Ordinal)) continue;
            Gives(Chain(operation, fixture["spec"]), fixture["input"], fixture["context"], fixture[key]);
        }
    }

    private static JsonArray Chain(string kind, JsonNode? spec) =>
        new(new JsonObject
        {
            ["operation"] = kind switch { "shiftr" => "shift", "defaultr" => "default", "removr" => "remove", _ => kind },
            ["spec"] = spec?.DeepClone(),
        });

    private static void Refused(JsonNode? spec)
    {
        using var document = JsonDocument.Parse(spec?.ToJsonString() ?? "null");
        var compilation = new JoltCompiler().Compile(document.RootElement.GetRawText());
        compilation.Mapping.ShouldBeNull();
        compilation.Errors.ShouldNotBeEmpty();
        compilation.Errors.ShouldAllBe(static error => error.Code == "mapping.spec" && error.Place != null);
    }

    private static JsonNode? Run(JsonNode spec, JsonNode? input, JsonNode? context)
    {
        using var document = JsonDocument.Parse(spec.ToJsonString());
        var compilation = new JoltCompiler().Compile(document.RootElement.GetRawText());
        compilation.Errors.ShouldBeEmpty();
        var contextTree = context is null ? null : (JoltObject?)JsonTreeReader.Read(Encoding.UTF8.GetBytes(context.ToJsonString()), 64, CancellationToken.None);
        var result = compilation.Mapping!.Apply(Encoding.UTF8.GetBytes(input?.ToJsonString() ?? "null"), contextTree, CancellationToken.None);
        result.Failure.ShouldBeNull();
        return JsonNode.Parse(result.Value.Span);
    }

    private static void Gives(JsonNode spec, JsonNode? input, JsonNode? context, JsonNode? expected)
    {
        var actual = Run(spec, input, context);
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"Expected {expected?.ToJsonString()}\nActual   {actual?.ToJsonString()}");
    }
}
