using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Reads the JSON of a flow and reports all errors of its shape, each with its JSON path.</summary>
/// <remarks><see cref="FlowValidator"/> checks what needs an engine, such as the syntax of a script or the spec of a mapping.</remarks>
public static class FlowReader
{
    /// <summary>The maximum size of a definition in bytes.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The maximum nesting depth of a definition.</summary>
    public const int MaxDepth = 64;

    /// <summary>The maximum number of errors that are reported for one definition.</summary>
    public const int MaxErrors = 100;

    /// <summary>Reads a definition.</summary>
    /// <returns>The definition, which is complete if there are no errors. With errors it is incomplete and only used to find further errors. Null if
    /// the JSON is not an object.</returns>
    public static (FlowDefinition? Flow, IReadOnlyList<Failure> Errors) Read(JsonElement json)
    {
        var errors = new List<Failure>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new Failure("flow.invalid", "A flow is a JSON object.") { Place = "$" });
            return (null, errors);
        }

        if (JsonTextCheck.Find(json, MaxDepth, "flow.invalid") is { } unreadable)
            return (null, [unreadable]);

        var root = new DefinitionObject(json, "$", errors);
        // It is for editors, which complete and check the file.
        root.Text("$schema");
        var direction = root.Choice("direction", Direction.Inbound);
        if (!root.Has("direction"))
            root.Fail("direction", "'direction' is missing: inbound or outbound.");
        var directionKnown = errors.Count == 0;
        var erp = root.Object("erp");
        if (directionKnown && direction == Direction.Inbound && !root.Has("erp"))
            root.Fail("erp", "An inbound flow needs 'erp': where it reads.");
        var omnitron = root.Object("omnitron");
        if (!root.Has("omnitron"))
            root.Fail("omnitron", "'omnitron' is missing: where orders are written.");
        var flow = new FlowDefinition
        {
            Direction = direction,
            Enabled = root.Flag("enabled", true),
            Schedule = root.Object("schedule") is { } schedule ? Schedule(schedule) : null,
            Omnitron = omnitron is null ? null! : Omnitron(omnitron),
            Erp = erp is null ? null : ErpDefinitionReader.Read(erp, direction),
            Script = root.Object("script") is { } script ? Script(script, isPage: true) : null,
            Mapping = root.Object("mapping") is { } mapping ? Mapping(mapping) : null,
            OrderScript = root.Object("orderScript") is { } orderScript ? Script(orderScript, isPage: false) : null,
            Write = root.Object("write") is { } write ? Write(write) : new WriteDefinition(),
            Alarms = root.Object("alarms") is { } alarms ? Alarms(alarms) : null,
        };
        if (direction == Direction.Outbound && flow.Schedule is not null)
            root.Fail("schedule", "An outbound flow starts by the ERP's POST; it has no schedule.");
        if (flow is { Erp.ResponseType: ResponseType.Text, Script: null } && !root.Has("script"))
            root.Fail("script", "A response of type text needs a script that makes orders of it.");
        root.Close();
        return (flow, errors);
    }

    /// <summary>Reads a schedule alone.</summary>
    /// <returns>The schedule, or null and at least one error. Paths start with <c>$.schedule</c>, as in a flow.</returns>
    public static (ScheduleDefinition? Schedule, IReadOnlyList<Failure> Errors) ReadSchedule(JsonElement json)
    {
        const string Path = "$.schedule";
        var errors = new List<Failure>();
        if (json.ValueKind != JsonValueKind.Object)
            errors.Add(new Failure("flow.invalid", "A schedule is a JSON object, such as {\"cron\": \"0 */5 * * * ?\"}.") { Place = Path });
        else if (JsonTextCheck.Find(json, MaxDepth, "flow.invalid") is { } unreadable)
            errors.Add(unreadable with { Place = $"{Path}{unreadable.Place?.TrimStart('$')}" });
        var schedule = errors.Count == 0 ? Schedule(new DefinitionObject(json, Path, errors)) : null;
        return errors.Count == 0 ? (schedule, errors) : (null, errors);
    }

    private static ScheduleDefinition Schedule(DefinitionObject o)
    {
        var schedule = new ScheduleDefinition
        {
            Cron = o.Text("cron"),
            TimeZone = Zone(o, "timeZone"),
            Every = o.Duration("every", Schedules.Schedule.Shortest, Schedules.Schedule.Longest),
            TriggeredBy = o.Text("triggeredBy"),
        };
        var kinds = (o.Has("cron") ? 1 : 0) + (o.Has("every") ? 1 : 0) + (o.Has("triggeredBy") ? 1 : 0);
        if (kinds != 1)
            o.Fail("cron", "A schedule has exactly one of cron, every and triggeredBy.");
        else if (schedule.TriggeredBy is { } by && !FlowName.TryParse(by, out _))
            o.Fail("triggeredBy", FlowName.Rule);
        else if (schedule.Cron is not null && Schedules.Schedule.Parse(schedule) is { Succeeded: false, Failure: { Code: "schedule.cron" } failure })
            o.Fail("cron", failure.Message);
        o.Close();
        return schedule;
    }

    private static OmnitronDefinition Omnitron(DefinitionObject o)
    {
        var domain = o.Required("domainUrl", o.Setting("domainUrl"));
        if (domain?.Text is { } url && !IsSafeDomain(url))
            o.Fail("domainUrl", "expected https://host (http only for this machine, such as http://127.0.0.1:7082), without a path.");
        var create = o.Object("create");
        var omnitron = new OmnitronDefinition
        {
            DomainUrl = domain!,
            Username = o.Required("username", o.Setting("username"))!,
            Password = o.Required("password", o.Setting("password"))!,
            LoginPath = Path(o, "loginPath") ?? OmnitronDefinition.DefaultLoginPath,
            UpdatePath = Path(o, "updatePath") ?? OmnitronDefinition.DefaultUpdatePath,
            SendOrderNumber = o.Flag("sendOrderNumber", false),
            Create = create is null ? null : new CreateDefinition
            {
                Method = create.Choice("method", "POST", "POST", "PUT"),
                Path = create.Required("path", Path(create, "path"))!,
            },
        };
        create?.Close();
        o.Close();
        return omnitron;
    }

    private static ScriptDefinition Script(DefinitionObject o, bool isPage)
    {
        var script = new ScriptDefinition
        {
            Engine = o.Choice("engine", ScriptDefinition.DefaultEngine, "cpython", "ironpython"),
            Python = o.Choice("python", ScriptPython.Auto, [.. ScriptPython.Settings]),
            Source = o.Required("source", o.Text("source"))!,
            Timeout = o.Duration("timeout", TimeSpan.FromSeconds(1), ScriptLimits.MaxTime) ?? ScriptLimits.Default.Time,
            MemoryMb = o.Number("memoryMb", ScriptDefinition.DefaultMemoryMb, 32, 512),
            AllowRequests = o.Flag("allowRequests", false),
            RunOnEmpty = isPage && o.Flag("runOnEmpty", false),
        };
        o.Close();
        return script;
    }

    private static MappingDefinition Mapping(DefinitionObject o)
    {
        var spec = o.Any("spec");
        if (spec is null)
            o.Fail("spec", "'spec' is missing.");
        var mapping = new MappingDefinition
        {
            Engine = o.Choice("engine", MappingDefinition.DefaultEngine, "jolt", "just"),
            Spec = spec?.Clone() ?? default,
            Expressions = o.Any("expressions") is null ? null : o.Flag("expressions", true),
        };
        if (mapping.Expressions == true)
            CheckExpressions(o, "spec", spec);
        o.Close();
        return mapping;
    }

    private static WriteDefinition Write(DefinitionObject o)
    {
        var defaults = new WriteDefinition();
        var write = new WriteDefinition
        {
            MaxParallel = o.Number("maxParallel", defaults.MaxParallel, 1, 256),
            RowsPerActivity = o.NumberOr("auto", "rowsPerActivity", defaults.RowsPerActivity, 1, 500),
            Retries = o.Number("retries", defaults.Retries, 0, 10),
            SkipUnchanged = o.Flag("skipUnchanged", defaults.SkipUnchanged),
            VersionPath = ErpDefinitionReader.JsonPath(o, "versionPath"),
        };
        o.Close();
        return write;
    }

    private static AlarmsDefinition Alarms(DefinitionObject o)
    {
        var year = TimeSpan.FromDays(365);
        var alarms = new AlarmsDefinition
        {
            ErrorRatePercent = o.Amount("errorRatePercent", 0, 100),
            ErrorRateWindow = o.Duration("errorRateWindow", TimeSpan.FromHours(1), TimeSpan.FromDays(7)),
            MaxDuration = o.Duration("maxDuration", TimeSpan.FromSeconds(1), year),
            NoRunFor = o.Duration("noRunFor", TimeSpan.FromSeconds(1), year),
            LoginFailures = o.Any("loginFailures") is null ? null : o.Number("loginFailures", 1, 1, 1_000),
            WatermarkStuckFor = o.Duration("watermarkStuckFor", TimeSpan.FromSeconds(1), year),
            NewErrorGroups = o.Flag("newErrorGroups", false),
            WebhookUrl = o.Setting("webhookUrl"),
            WebhookSecret = o.Setting("webhookSecret"),
        };
        if (alarms.WebhookUrl?.Text is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            o.Fail("webhookUrl", "expected an absolute http or https URL.");
        o.Close();
        return alarms;
    }

    internal static string Zone(DefinitionObject o, string name)
    {
        if (o.Text(name) is not { } zone)
            return "UTC";
        if (LocalTime.Zone(zone, "flow.invalid") is { Succeeded: false, Failure: var failure })
            o.Fail(name, failure.Message);
        return zone;
    }

    internal static void CheckExpression(DefinitionObject o, string name, Setting? setting)
    {
        if (setting?.Text is { } text && Expression.Parse(text) is { Succeeded: false, Failure: var failure })
            o.Fail(name, $"{failure.Message} ({failure.Place})");
    }

    internal static void CheckExpressions(DefinitionObject o, string name, JsonElement? json)
    {
        foreach (var failure in json is { } document ? ExpressionJson.Check(document) : [])
            o.Fail($"{name}{failure.Place!.TrimStart('$')}", failure.Message);
    }

    private static string? Path(DefinitionObject o, string name)
    {
        var path = o.Text(name);
        // With two slashes it would be the address of another host, which would get the credentials.
        if (path is not null && (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal)))
            o.Fail(name, "expected a path that starts with one '/', such as /api/i1/auth/login/.");
        return path;
    }

    private static bool IsSafeDomain(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
