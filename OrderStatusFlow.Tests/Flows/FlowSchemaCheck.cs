using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Flows;

/// <summary>The published schema of a flow, beside the reader that it describes.</summary>
internal static class FlowSchemaCheck
{
    private static readonly JsonSchema Schema = Build(FlowSchema.Json);

    /// <summary>A flow that has every key.</summary>
    public const string Everything =
        """
        {"$schema": "flow.json", "direction": "inbound", "enabled": false,
         "schedule": {"cron": "0 */5 * * * ?", "timeZone": "Europe/Istanbul", "every": null, "triggeredBy": null},
         "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": {"secret": "P"}, "loginPath": "/l", "updatePath": "/u",
                      "sendOrderNumber": true, "create": {"method": "PUT", "path": "/c"}},
         "erp": {"login": {"type": "oauth2", "url": "https://e/t", "username": "u", "password": "p", "token": "t", "tokenPath": "$.t", "header": "X", "checkUrl": "https://e/c", "check": false,
                           "certificate": {"secret": "C"}, "certificatePassword": "cp", "prefix": "P",
                           "headers": {"A": "b"}, "body": {"c": 1}, "grant": "refresh_token", "clientId": "i", "clientSecret": {"secret": "S"},
                           "scope": "s", "refreshToken": "r", "authorizeUrl": "https://e/a"},
                 "url": "https://e/o", "method": "POST", "body": "<a/>", "responseType": "xml", "encoding": "windows-1254", "unwrap": ["$.d"],
                 "failure": {"rules": [{"path": "$.code", "value": [1, "2"], "otherThan": null, "messagePath": "$.m", "then": "retry"}], "builtIn": false},
                 "itemsPath": "$.i", "headers": {"B": {"secret": "H"}},
                 "extraParams": {"a": "b", "c": [1]}, "timeZone": "Europe/Istanbul", "overlap": "00:01:00", "modifiedPath": "$.m", "modifiedFormat": "dd.MM.yyyy", "modifiedTimeZone": "Asia/Baku",
                 "parameters": {"p": {"key": "q", "type": "integer"}},
                 "pagination": {"type": "offset", "offsetKey": "o", "limitKey": "l", "limit": 10000, "pageKey": "p", "firstPage": 0, "valuePath": "$.v", "key": "k",
                                "path": "$.n", "totalPath": "$.t", "hasMorePath": "$.h", "maxPages": 5, "overlap": 2},
                 "xml": {"alwaysArray": ["a.b"], "keepNamespaces": true}},
         "script": {"engine": "ironpython", "python": "3", "source": "x = 1", "timeout": "00:01:00", "memoryMb": 64, "allowRequests": true, "runOnEmpty": true},
         "mapping": {"engine": "just", "spec": {"a": "b"}, "expressions": true}, 
         "orderScript": {"engine": "ironpython", "python": "3", "source": "y = 2", "timeout": "00:01:00", "memoryMb": 64, "allowRequests": true},
         "write": {"maxParallel": 2, "rowsPerActivity": 3, "retries": 4, "skipUnchanged": false, "versionPath": "$.v"},
         "alarms": {"errorRatePercent": 5, "errorRateWindow": "02:00:00", "maxDuration": "00:10:00", "noRunFor": "1.00:00:00", "loginFailures": 3,
                    "watermarkStuckFor": "01:00:00", "newErrorGroups": true, "webhookUrl": "https://h/", "webhookSecret": {"secret": "W"}}}
        """;

    /// <summary>The objects of <see cref="Everything"/>, each with its definition in the schema; empty for the flow itself.</summary>
    public static IReadOnlyDictionary<string, string> Definitions { get; } = new Dictionary<string, string>
    {
        ["$"] = "",
        ["$.schedule"] = "schedule",
        ["$.omnitron"] = "omnitron",
        ["$.omnitron.create"] = "create",
        ["$.erp"] = "erp",
        ["$.erp.login"] = "login",
        ["$.erp.parameters.p"] = "parameter",
        ["$.erp.pagination"] = "pagination",
        ["$.erp.xml"] = "xml",
        ["$.erp.failure"] = "failure",
        ["$.erp.failure.rules[0]"] = "failureRule",
        ["$.script"] = "script",
        ["$.orderScript"] = "orderScript",
        ["$.mapping"] = "mapping",
        ["$.write"] = "write",
        ["$.alarms"] = "alarms",
    };

    /// <summary>Every key that the schema describes, by its path in <see cref="Everything"/>, with its schema.</summary>
    public static IEnumerable<(string Path, JsonElement Schema)> Keys() =>
        from definition in Definitions
        from property in Definition(definition.Value).GetProperty("properties").EnumerateObject()
        select ($"{definition.Key}.{property.Name}", property.Value);

    public static JsonElement Definition(string name)
    {
        var root = JsonElement.Parse(FlowSchema.Json);
        return name.Length == 0 ? root : root.GetProperty("$defs").GetProperty(name);
    }

    public static JsonSchema Build(string schema) => JsonSchema.FromText(schema, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    /// <summary>The schema of some members of a definition.</summary>
    public static JsonSchema MembersOf(string definition) => Build(new JsonObject
    {
        ["properties"] = JsonNode.Parse(Definition(definition).GetProperty("properties").GetRawText()),
        ["additionalProperties"] = false,
        ["$defs"] = JsonNode.Parse(Definition("").GetProperty("$defs").GetRawText()),
    }.ToJsonString());

    public static bool IsValid(JsonNode json) => Schema.Evaluate(json.Deserialize<JsonElement>()).IsValid;

    public static (FlowDefinition? Flow, IReadOnlyList<Failure> Errors) Read(JsonNode json) => FlowReader.Read(json.Deserialize<JsonElement>());

    /// <summary><see cref="Everything"/> after a change of one key; a value of null removes it.</summary>
    public static JsonNode With(string path, JsonNode? value)
    {
        var flow = JsonNode.Parse(Everything)!;
        var (parent, name) = Find(flow, path);
        if (value is null)
            parent.Remove(name);
        else
            parent[name] = value.DeepClone();
        return flow;
    }

    /// <summary>The object of a key, and the key's name.</summary>
    public static (JsonObject Parent, string Name) Find(JsonNode flow, string path)
    {
        var names = path.Split('.');
        return (names[1..^1].Aggregate(flow, Step).AsObject(), names[^1]);
    }

    private static JsonNode Step(JsonNode node, string name) => name.EndsWith("[0]", StringComparison.Ordinal) ? node[name[..^3]]![0]! : node[name]!;
}
