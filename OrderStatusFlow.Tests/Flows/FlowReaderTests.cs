using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Flows;

public sealed class FlowReaderTests
{
    private const string Omnitron = """ "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"} """;

    [Theory]
    [InlineData("""{"direction": "sideways", OMNITRON}""", "$.direction")]
    [InlineData("""{OMNITRON, "erp": {"url": "https://e/"}}""", "$.direction")]
    [InlineData("""{"direction": "outbound"}""", "$.omnitron")]
    [InlineData("""{"direction": "outbound", "omnitron": {"domainUrl": "http://shop.example", "username": "u", "password": "p"}}""", "$.omnitron.domainUrl")]
    [InlineData("""{"direction": "outbound", "omnitron": {"domainUrl": "https://s", "username": 5, "password": {"secret": ""}}}""", "$.omnitron.username", "$.omnitron.password")]
    [InlineData("""{"direction": "inbound", OMNITRON}""", "$.erp")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/${a:nosuch()}"}}""", "$.erp.url")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "erp.example/orders"}}""", "$.erp.url")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "headers": {"X": "${a:b()}"}, "extraParams": {"a": "${", "b": {"c": ["${a:b()}"]}}}}""", "$.erp.headers.X", "$.erp.extraParams.a", "$.erp.extraParams.b.c[0]")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "login": {"type": "nebim", "url": "https://e/${x", "headers": {"H": "${"}, "body": {"k": [1, "${"]}}}}""", "$.erp.login.url", "$.erp.login.headers.H", "$.erp.login.body.k[1]")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "body": "<a>${</a>", "parameters": {"p": {"key": ""}}}}""", "$.erp.body", "$.erp.body", "$.erp.parameters.p.key")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "pagination": {"type": "page", "overlap": 3}, "modifiedPath": "modified"}}""", "$.erp.pagination.overlap", "$.erp.modifiedPath")]
    [InlineData("""{"direction": "outbound", OMNITRON, "mapping": {"spec": [{"operation": "shift", "spec": {"a": "${x:nope()}"}}], "expressions": true}}""", "$.mapping.spec[0].spec.a")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "login": {"type": "jwt", "url": "https://e/"}}}""", "$.erp.login.username", "$.erp.login.password")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "pagination": {"type": "offset", "limit": 0, "limt": 5}}}""", "$.erp.pagination.limit", "$.erp.pagination.limt")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "timeZone": "Mars/Base"}}""", "$.erp.timeZone")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/"}, "schedule": {"cron": "0 0 * * * ?", "every": "00:05:00"}}""", "$.schedule.cron")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/"}, "schedule": {"cron": "0 99 * * * ?"}}""", "$.schedule.cron")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/"}, "schedule": {"every": "00:00:01"}}""", "$.schedule.every")]
    [InlineData("""{"direction": "outbound", OMNITRON, "schedule": {"every": "00:05:00"}}""", "$.schedule")]
    [InlineData("""{"direction": "outbound", OMNITRON, "write": {"maxParallel": 0, "retries": "3"}, "enabled": 1, "foo": 1}""", "$.enabled", "$.write.maxParallel", "$.write.retries", "$.foo")]
    [InlineData("""{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/"}, "schedule": {"cron": "0 0 * * * ?", "timeZone": "Mars/Base"}}""", "$.schedule.timeZone")]
    [InlineData("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example#a", "username": "u", "password": "p"}}""", "$.omnitron.domainUrl")]
    [InlineData("""{"direction": "outbound", "omnitron": {"domainUrl": "https://s", "username": "u", "password": "p", "loginPath": "//other.example/", "updatePath": "/\\other.example/", "create": {"path": "//o/"}}}""", "$.omnitron.loginPath", "$.omnitron.updatePath", "$.omnitron.create.path")]
    [InlineData("[]", "$")]
    public void Every_error_is_reported_with_its_path(string json, params string[] paths)
    {
        var (_, errors) = FlowReader.Read(JsonElement.Parse(json.Replace("OMNITRON", Omnitron, StringComparison.Ordinal)));

        errors.Select(e => e.Place).ShouldBe(paths, ignoreOrder: true);
        errors.ShouldAllBe(e => e.Message.Length > 10);
    }

    [Fact]
    public void A_null_is_not_called_a_string()
    {
        var json = """{"direction": "inbound", OMNITRON, "erp": {"url": "https://e/", "headers": {"X": null}}}""";

        var (_, errors) = FlowReader.Read(JsonElement.Parse(json.Replace("OMNITRON", Omnitron, StringComparison.Ordinal)));

        errors.ShouldHaveSingleItem().Message.ShouldEndWith("found null.");
    }

    [Theory]
    [InlineData("orders-inbound.json")]
    [InlineData("orders-outbound.json")]
    [InlineData("nebim-session.json")]
    [InlineData("soap-xml.json")]
    [InlineData("odata-next.json")]
    public async Task The_samples_are_valid(string sample)
    {
        using var document =
            JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", sample)), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        await using var python = new CPythonEngine(new CPythonOptions());

        var (flow, errors) = FlowReader.Read(document.RootElement);

        errors.ShouldBeEmpty();
        (await new FlowValidator(new Engines([python], [new JoltEngine()])).CheckAsync(flow!, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Engines_judge_what_can_be_read_beside_errors_of_shape()
    {
        await using var python = new CPythonEngine(new CPythonOptions());
        var json = """{"direction": "outbound", "foo": 1, "script": {"source": "def x(:"}, "orderScript": {}, "mapping": {"spec": [{"operation": "nope"}]}, OMNITRON}""";

        var (flow, errors) = FlowReader.Read(JsonElement.Parse(json.Replace("OMNITRON", Omnitron, StringComparison.Ordinal)));
        var judged = await new FlowValidator(new Engines([python], [new JoltEngine()])).CheckAsync(flow!, CancellationToken.None);

        errors.Concat(judged).Select(e => e.Place).ShouldBe(["$.foo", "$.orderScript.source", "$.script.source", "$.mapping.spec[0].operation"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("orders-2", true)]
    [InlineData("abcdefghijklmnopqrst", true)]
    [InlineData("abcdefghijklmnopqrstu", false)]
    [InlineData("Orders", false)]
    [InlineData("-a", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_flows_name_is_a_slug(string? name, bool fits) => FlowName.TryParse(name, out _).ShouldBe(fits);

    [Theory]
    [InlineData("24:00:00", 86_400)]
    [InlineData("168:00:00", 604_800)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("0:00:05", 5)]
    [InlineData("24:60:00", null)]
    [InlineData("168:00:01", null)]
    [InlineData("99999999999:00:00", null)]
    [InlineData("-1:00:00", null)]
    [InlineData("300", null)]
    [InlineData(":00:05", null)]
    public void A_time_is_hours_minutes_and_seconds(string every, int? seconds)
    {
        var (schedule, errors) = FlowReader.ReadSchedule(JsonElement.Parse($$"""{"every": "{{every}}"}"""));

        (schedule?.Every?.TotalSeconds).ShouldBe(seconds);
        errors.Count.ShouldBe(seconds is null ? 1 : 0);
    }
}
