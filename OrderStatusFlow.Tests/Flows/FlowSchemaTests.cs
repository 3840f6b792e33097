using System.Text.Json;
using System.Text.Json.Nodes;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Tests.Docs;

namespace OrderStatusFlow.Tests.Flows;

/// <summary><c>docs/schema/flow.json</c> and <see cref="FlowReader"/> accept the same keys, words, ranges and defaults.</summary>
public sealed class FlowSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void A_flow_with_every_key_of_the_schema_is_valid_for_both()
    {
        var flow = JsonNode.Parse(FlowSchemaCheck.Everything)!;
        var objects = JsonElement.Parse(FlowSchema.Json).GetProperty("$defs").EnumerateObject()
            .Where(part => part.Value.TryGetProperty("properties", out _)).Select(part => part.Name);

        FlowSchemaCheck.Read(flow).Errors.ShouldBeEmpty();
        FlowSchemaCheck.IsValid(flow).ShouldBeTrue();
        FlowSchemaCheck.Definitions.Values.Order().ShouldBe(objects.Where(name => name != "secret").Append("").Order());
        FlowSchemaCheck.Keys().Where(key => !Exists(flow, key.Path)).ShouldBeEmpty();
    }

    /// <summary>The reader lists the keys that it knows when it refuses another one.</summary>
    [Fact]
    public void Each_object_has_the_keys_that_the_reader_knows_and_no_other()
    {
        foreach (var (path, definition) in FlowSchemaCheck.Definitions)
        {
            var flow = FlowSchemaCheck.With($"{path}.unknown", "x");
            var refusal = FlowSchemaCheck.Read(flow).Errors.ShouldHaveSingleItem();

            refusal.Place.ShouldBe($"{path}.unknown");
            FlowSchemaCheck.Definition(definition).GetProperty("properties").EnumerateObject().Select(property => property.Name)
                .ShouldBe(refusal.Message.Split("known are ")[1].TrimEnd('.').Split(", "), ignoreOrder: true, path);
            FlowSchemaCheck.IsValid(flow).ShouldBeFalse(path);
        }
    }

    [Fact]
    public void Each_key_has_a_description() =>
        FlowSchemaCheck.Keys().Where(key => !key.Schema.TryGetProperty("description", out _) && !key.Schema.TryGetProperty("$ref", out _)).ShouldBeEmpty();

    [Fact]
    public void A_default_is_what_the_reader_takes_for_a_missing_key()
    {
        var defaults = FlowSchemaCheck.Keys().Where(key => key.Schema.TryGetProperty("default", out _)).ToList();

        defaults.Count.ShouldBeGreaterThan(25);
        foreach (var (path, schema) in defaults)
        {
            var value = JsonNode.Parse(schema.GetProperty("default").GetRawText())!;
            Text(FlowSchemaCheck.With(path, value)).ShouldBe(Text(FlowSchemaCheck.With(path, null)), path);
            Text(FlowSchemaCheck.With(path, value)).ShouldNotBe(Text(JsonNode.Parse(FlowSchemaCheck.Everything)!), path);
        }
    }

    [Fact]
    public void Words_are_accepted_by_both_and_others_by_none()
    {
        var choices = FlowSchemaCheck.Keys().Where(key => key.Schema.TryGetProperty("enum", out _)).ToList();

        choices.Count.ShouldBeGreaterThan(8);
        foreach (var (path, schema) in choices)
        {
            foreach (var word in schema.GetProperty("enum").EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String))
                Refuses(FlowSchemaCheck.With(path, word.GetString()!), path).ShouldBeFalse($"{path}: {word}");
            Refuses(FlowSchemaCheck.With(path, "another"), path).ShouldBeTrue(path);
            FlowSchemaCheck.IsValid(FlowSchemaCheck.With(path, "another")).ShouldBeFalse(path);
        }
    }

    [Fact]
    public void The_words_of_the_schema_are_all_that_the_reader_names()
    {
        foreach (var (path, schema) in FlowSchemaCheck.Keys().Where(key => key.Schema.TryGetProperty("enum", out _)))
        {
            var message = FlowSchemaCheck.Read(FlowSchemaCheck.With(path, "another")).Errors.First(error => error.Place == path).Message;
            schema.GetProperty("enum").EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!)
                .ShouldBe(message.Split("expected one of ")[1].Split(", found")[0].Split(", "), ignoreOrder: true, path);
        }
    }

    [Fact]
    public void Numbers_have_the_range_that_the_reader_accepts()
    {
        var numbers = FlowSchemaCheck.Keys().Where(key => key.Schema.TryGetProperty("minimum", out _)).ToList();

        numbers.Count.ShouldBeGreaterThan(7);
        foreach (var (path, schema) in numbers)
        {
            var (min, max) = (schema.GetProperty("minimum").GetInt64(), schema.GetProperty("maximum").GetInt64());
            foreach (var (number, refused) in new[] { (min, false), (max, false), (min - 1, true), (max + 1, true) })
            {
                Refuses(FlowSchemaCheck.With(path, number), path).ShouldBe(refused, $"{path}: {number}");
                // At the end of its range, a limit of a page may no longer fit the overlap of pages.
                if (refused)
                    FlowSchemaCheck.IsValid(FlowSchemaCheck.With(path, number)).ShouldBeFalse($"{path}: {number}");
            }
        }
    }

    [Theory]
    [InlineData("$.erp")]
    [InlineData("$.omnitron")]
    [InlineData("$.direction")]
    [InlineData("$.direction", "\"outbound\"")]
    [InlineData("$.schedule", "{}")]
    [InlineData("$.schedule", """{"cron": "0 0 12 * * ?", "every": "00:05:00"}""")]
    [InlineData("$.schedule", """{"every": "5 minutes"}""")]
    [InlineData("$.omnitron.password", """{"secret": ""}""")]
    [InlineData("$.omnitron.password", """{"secret": "A", "other": 1}""")]
    [InlineData("$.omnitron.password", "null")]
    [InlineData("$.omnitron.loginPath", "\"login\"")]
    [InlineData("$.omnitron.create", """{"method": "POST"}""")]
    [InlineData("$.erp.url")]
    [InlineData("$.erp.method")]
    [InlineData("$.erp.itemsPath", "\"results\"")]
    [InlineData("$.erp.headers", """{"a b": "c"}""")]
    [InlineData("$.erp.headers", """{"A": null}""")]
    [InlineData("$.erp.parameters", """{"p": "q"}""")]
    [InlineData("$.erp.parameters", """{"p": {"key": ""}}""")]
    [InlineData("$.erp.login", """{"type": "basic", "username": "u"}""")]
    [InlineData("$.erp.login", """{"type": "token"}""")]
    [InlineData("$.erp.login", """{"type": "header", "token": null}""")]
    [InlineData("$.erp.login", """{"type": "jwt", "url": "https://e/", "password": "p"}""")]
    [InlineData("$.erp.login", """{"type": "nebim"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "clientId": "a"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "grant": "password"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "grant": "refresh_token"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "grant": "authorization_code", "clientId": "a", "clientSecret": "b"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "authorizeUrl": "https://e/a", "grant": "authorization_code", "clientId": "a"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "authorizeUrl": {"secret": "A"}, "grant": "authorization_code", "clientId": "a", "clientSecret": "b"}""")]
    [InlineData("$.erp.login.header", "\"a b\"")]
    [InlineData("$.erp.pagination", """{"type": "seek", "key": "after"}""")]
    [InlineData("$.erp.pagination", """{"type": "page", "overlap": 1}""")]
    [InlineData("$.erp.pagination.limit", "1.5")]
    [InlineData("$.erp.xml.alwaysArray", "[1]")]
    [InlineData("$.erp.responseType", "\"text\"")]
    [InlineData("$.erp.unwrap", "\"d\"")]
    [InlineData("$.erp.failure.rules", """[{"value": 1}]""")]
    [InlineData("$.erp.failure.rules", """[{"path": "$.a", "value": 1, "otherThan": 2}]""")]
    [InlineData("$.erp.failure.rules", """[{"path": "$.a", "value": []}]""")]
    [InlineData("$.erp.failure.rules", """{"path": "$.a"}""")]
    [InlineData("$.orderScript.runOnEmpty", "true")]
    [InlineData("$.script.source")]
    [InlineData("$.script.timeout", "30")]
    [InlineData("$.mapping.spec")]
    [InlineData("$.write.skipUnchanged", "\"yes\"")]
    [InlineData("$.write.rowsPerActivity", "\"automatic\"")]
    [InlineData("$.alarms.webhookUrl", "\"ftp://h/\"")]
    public void What_the_reader_refuses_is_refused_by_the_schema(string path, string? value = null)
    {
        var flow = FlowSchemaCheck.With(path, null);
        if (value is not null)
            Set(flow, path, value);

        FlowSchemaCheck.Read(flow).Errors.ShouldNotBeEmpty();
        FlowSchemaCheck.IsValid(flow).ShouldBeFalse();
    }

    [Theory]
    [InlineData("$.erp.login", """{"type": "none"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "clientId": "a", "clientSecret": "b"}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "grant": "password", "username": "a", "password": {"secret": "b"}}""")]
    [InlineData("$.erp.login", """{"type": "oauth2", "url": "https://e/", "authorizeUrl": "https://e/a", "grant": "authorization_code", "clientId": "a", "clientSecret": {"secret": "b"}}""")]
    [InlineData("$.erp.login", """{"type": "nebim", "url": "https://e/"}""")]
    [InlineData("$.erp.pagination", """{"type": "seek", "valuePath": "$.id", "key": "after"}""")]
    [InlineData("$.erp.pagination", "null")]
    [InlineData("$.schedule", """{"triggeredBy": "stock"}""")]
    [InlineData("$.schedule", """{"every": "2.00:00:00"}""")]
    [InlineData("$.schedule", "null")]
    [InlineData("$.omnitron.create", "null")]
    [InlineData("$.mapping", """{"spec": [{"operation": "sort"}]}""")]
    [InlineData("$.write", "{}")]
    [InlineData("$.write.rowsPerActivity", "\"auto\"")]
    [InlineData("$.erp.unwrap", "\"$.d\"")]
    [InlineData("$.erp.failure.rules", """[{"path": "$.a", "otherThan": true}, {"path": "$.b"}]""")]
    [InlineData("$.erp.failure", "null")]
    [InlineData("$.alarms.maxDuration", "\"24:00:00\"")]
    public void What_the_reader_accepts_is_accepted_by_the_schema(string path, string value)
    {
        var flow = FlowSchemaCheck.With(path, null);
        Set(flow, path, value);

        FlowSchemaCheck.Read(flow).Errors.ShouldBeEmpty();
        FlowSchemaCheck.IsValid(flow).ShouldBeTrue();
    }

    [Fact]
    public void Every_sample_names_the_schema_and_is_valid()
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "samples");
        var samples = Directory.GetFiles(folder, "*.json");

        samples.Length.ShouldBeGreaterThan(4);
        foreach (var file in samples)
        {
            var sample = JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient)!;
            File.Exists(Path.Combine(folder, sample["$schema"]!.GetValue<string>())).ShouldBeTrue(file);
            FlowSchemaCheck.IsValid(sample).ShouldBeTrue(file);
            FlowSchemaCheck.Read(sample).Errors.ShouldBeEmpty(file);
        }
    }

    /// <summary>An example is a flow, or has members of a flow or of one of its parts.</summary>
    [Fact]
    public void Every_example_in_the_documentation_is_valid()
    {
        var examples = MarkdownFile.All.SelectMany(page => page.Blocks.Where(block => block.Language == "json").Select(block => (page.Name, block.Content))).ToList();
        var parts = FlowSchemaCheck.Definitions.Values.Select(FlowSchemaCheck.MembersOf).ToList();

        examples.Count.ShouldBeGreaterThan(1);
        foreach (var (page, content) in examples)
        {
            var text = content.TrimStart().StartsWith('{') ? content : $"{{{content}}}";
            parts.Any(part => part.Evaluate(JsonElement.Parse(text, Lenient)).IsValid).ShouldBeTrue($"{page}: {content}");
        }
    }

    private static bool Refuses(JsonNode flow, string path) => FlowSchemaCheck.Read(flow).Errors.Any(error => error.Place == path);

    private static string Text(JsonNode flow) => JsonSerializer.Serialize(FlowSchemaCheck.Read(flow).Flow);

    private static void Set(JsonNode flow, string path, string value)
    {
        var (parent, name) = FlowSchemaCheck.Find(flow, path);
        parent[name] = JsonNode.Parse(value);
    }

    private static bool Exists(JsonNode flow, string path)
    {
        var (parent, name) = FlowSchemaCheck.Find(flow, path);
        return parent.ContainsKey(name);
    }
}
