using System.Text;
using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

/// <summary>Calls each operation of the OpenAPI document and compares status, media type and body with it.</summary>
public sealed class ResponseContractTests(TestHost host)
{
    private const string Outbound = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}}""";
    private readonly OpenApiDocument document = new();
    private readonly HashSet<string> called = [];

    [Fact]
    public async Task Every_operation_responds_as_the_document_describes()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("contract-in", "orders-inbound", omnitron, erp);
        var run = (await host.RunAsync("flows/contract-in/trigger")).GetProperty("runId").GetString()!;
        var order = (await host.RowsAsync(await host.OkAsync(HttpMethod.Get, $"runs/{run}")))[0].GetProperty("order").GetString()!;

        await CallAsync("getHealth", "GET", "health", 200);
        await CallAsync("checkHealth", "HEAD", "health", 200);
        await CallAsync("listFlows", "GET", "flows", 200);
        await CallAsync("listFlows", "GET", "flows?include=summary", 200);
        await CallAsync("listFlows", "GET", "flows?include=runs", 400);
        await CallAsync("getFlow", "GET", "flows/contract-in", 200);
        await CallAsync("getFlow", "GET", "flows/none", 404);
        await CallAsync("putFlow", "PUT", "flows/contract-out", 201, Outbound);
        await CallAsync("putFlow", "PUT", "flows/contract-out", 200, Outbound);
        await CallAsync("putFlow", "PUT", "flows/contract-out", 400, "{}");
        await CallAsync("validateFlow", "POST", "flows/contract-out/validate", 200, Outbound);
        await CallAsync("validateFlow", "POST", "flows/contract-out/validate", 400, "{}");
        await CallAsync("testLogin", "POST", "test/login", 200, """{"flow": "contract-in"}""");
        await CallAsync("testFetch", "POST", "test/fetch", 200, """{"flow": "contract-in"}""");
        await CallAsync("testFetch", "POST", "test/fetch", 404, """{"flow": "none"}""");
        await CallAsync("pauseFlow", "POST", "flows/contract-out/pause", 200, """{"reason": "stocktaking"}""");
        await CallAsync("pauseFlow", "POST", "flows/contract-out/pause", 400, """{"until": "2020-01-01T00:00:00Z"}""");
        await CallAsync("listFlows", "GET", "flows", 200);
        await CallAsync("postOrders", "POST", "flows/contract-out/outbound", 409, "[]");
        await CallAsync("resumeFlow", "POST", "flows/contract-out/resume", 200);
        await CallAsync("resumeFlow", "POST", "flows/none/resume", 404);
        await CallAsync("listVersions", "GET", "flows/contract-out/versions", 200);
        await CallAsync("getVersion", "GET", "flows/contract-out/versions/1", 200);
        await CallAsync("getVersion", "GET", "flows/contract-out/versions/x", 404);
        await CallAsync("diffVersions", "GET", "flows/contract-out/versions/2/diff", 200);
        await CallAsync("diffVersions", "GET", "flows/contract-out/versions/1/diff", 404);
        await CallAsync("restoreVersion", "POST", "flows/contract-out/versions/1/restore", 200);
        await CallAsync("postOrders", "POST", "flows/contract-out/outbound", 202, "[]");
        await CallAsync("postOrders", "POST", "flows/contract-out/outbound", 400, "[");
        await CallAsync("triggerFlow", "POST", "flows/contract-in/trigger", 202);
        await CallAsync("triggerFlowByGet", "GET", "flows/contract-in/trigger?number=1", 202);
        await CallAsync("triggerFlow", "POST", "flows/contract-out/trigger", 409);
        await CallAsync("deleteFlow", "DELETE", "flows/contract-out", 204);
        await CallAsync("getWatermark", "GET", "flows/contract-in/watermark", 200);
        await CallAsync("putWatermark", "PUT", "flows/contract-in/watermark", 200, """{"watermark": "2026-01-05T09:05:08"}""");
        await CallAsync("putWatermark", "PUT", "flows/contract-in/watermark", 400, """{"watermark": 1}""");
        await CallAsync("getSchedule", "GET", "flows/contract-in/schedule", 200);
        await CallAsync("beginLogin", "POST", "flows/contract-in/login/authorize", 409);
        await CallAsync("beginLogin", "POST", "flows/none/login/authorize", 404);
        await CallAsync("completeLogin", "GET", "oauth/callback?code=a&state=b", 400);
        await CallAsync("listRuns", "GET", "flows/contract-in/runs?status=succeeded&limit=1", 200);
        await CallAsync("listRuns", "GET", "flows/contract-in/runs?limit=0", 400);
        await CallAsync("listAllRuns", "GET", "runs?from=2026-01-01T00:00:00Z&by=trigger", 200);
        await CallAsync("listAllRuns", "GET", "runs?flow=none", 404);
        await CallAsync("listAllRuns", "GET", "runs?to=tomorrow", 400);
        await CallAsync("getRun", "GET", $"runs/{run}", 200);
        await CallAsync("listRows", "GET", $"runs/{run}/rows?limit=2", 200);
        await CallAsync("listRows", "GET", $"runs/{run}/rows?fields=summary&q=ord&code=none&from=1", 200);
        await CallAsync("listRows", "GET", $"runs/{run}/rows?fields=some", 400);
        await CallAsync("exportRuns", "GET", "runs.csv?flow=contract-in&separator=semicolon", 200);
        await CallAsync("exportRuns", "GET", "runs.csv?status=none", 400);
        await CallAsync("exportRuns", "GET", "runs.csv?flow=none", 404);
        await CallAsync("exportRows", "GET", $"runs/{run}/rows.csv?outcome=updated", 200);
        await CallAsync("exportRows", "GET", $"runs/{run}/rows.csv?separator=bar", 400);
        await CallAsync("exportRows", "GET", "runs/none/rows.csv", 404);
        await CallAsync("getRow", "GET", $"runs/{run}/rows/1", 200);
        await CallAsync("getRow", "GET", $"runs/{run}/rows/9", 404);
        await CallAsync("traceRow", "GET", $"runs/{run}/rows/1/trace", 200);
        await CallAsync("traceRow", "GET", $"runs/{run}/rows/9/trace", 404);
        await CallAsync("getPage", "GET", $"runs/{run}/pages/1?stage=script", 200);
        await CallAsync("getPage", "GET", $"runs/{run}/pages/9", 404);
        await CallAsync("getPage", "GET", $"runs/{run}/pages/1?stage=none", 400);
        await CallAsync("cancelRun", "POST", $"runs/{run}/cancel", 409);
        await CallAsync("resumeRun", "POST", $"runs/{run}/resume", 409);
        await CallAsync("rerunRun", "POST", $"runs/{run}/rerun?plan=true", 200, """{"rows": "all"}""");
        await CallAsync("rerunRun", "POST", $"runs/{run}/rerun", 200, """{"rows": "failed"}""");
        await CallAsync("rerunRun", "POST", $"runs/{run}/rerun", 202, """{"rows": [1]}""");
        await CallAsync("rerunRun", "POST", $"runs/{run}/rerun", 422, """{"rows": [9]}""");
        await CallAsync("rerunRuns", "POST", "reruns?plan=true", 200, """{"rows": "all", "from": "2026-01-01T00:00:00Z", "flow": "contract-in"}""");
        await CallAsync("rerunRuns", "POST", "reruns", 202, $$"""{"rows": "all", "runs": ["{{run}}"]}""");
        await CallAsync("rerunRuns", "POST", "reruns", 422, """{"rows": "all"}""");
        await CallAsync("getOrder", "GET", $"orders/{order}", 200);
        await CallAsync("getOrder", "GET", $"orders/{order}?continuation=none", 400);
        await CallAsync("findOrder", "GET", $"orders?number={order}", 200);
        await CallAsync("getStatistics", "GET", "stats?bucket=day&flow=contract-in", 200);
        await CallAsync("getStatistics", "GET", "stats?flow=none", 404);
        await CallAsync("getStatistics", "GET", "stats?bucket=year", 400);
        await CallErrorsAsync(omnitron);
        await CallAsync("syncOrder", "POST", $"orders/{order}/sync?flow=contract-in", 202);
        await CallAsync("syncOrder", "POST", "orders/contract-none/sync", 404);
        await CallAsync("testScript", "POST", "test/script", 200, """{"source": "print(1)", "input": {"a": 1}}""");
        await CallAsync("testScript", "POST", "test/script", 200, """{"source": "1/0"}""");
        await CallAsync("testMapping", "POST", "test/mapping", 200, """{"spec": [{"operation": "sort"}], "input": {"a": 1}}""");
        await CallAsync("testExpression", "POST", "test/expression", 200, """{"expression": "${a}", "attributes": {"a": "b"}}""");
        await CallAsync("testSchedule", "POST", "test/schedule", 200, """{"schedule": {"every": "00:05:00"}}""");
        await CallAsync("testSchedule", "POST", "test/schedule", 200, """{"schedule": {"cron": "0 30 2 * * ?", "timeZone": "Europe/Berlin"}, "from": "2026-03-28"}""");
        await CallAsync("testSchedule", "POST", "test/schedule", 400, """{"schedule": {"every": "00:05:00"}, "from": 7}""");
        await CallAsync("startDryRun", "POST", "flows/contract-in/dry-run", 200, $$$"""{"input": {"run": "{{{run}}}"}}""");
        await CallAsync("startDryRun", "POST", "flows/contract-in/dry-run", 400, "{}");
        await CallAsync("getDryRun", "GET", "flows/contract-in/dry-runs/none", 404);
        await CallAsync("listScriptTemplates", "GET", "templates/script", 200);
        await CallAsync("getMeta", "GET", "meta", 200);
        await CallAsync("getSystem", "GET", "system", 200);
        await CallAsync("getFlowSchema", "GET", "schema/flow", 200);
        await CallAsync("getMe", "GET", "me", 200);
        // A key would close the host that all tests share; KeyTests compare the other responses.
        await CallAsync("listKeys", "GET", "keys", 200);
        await CallAsync("createKey", "POST", "keys", 400, "{}");
        await CallAsync("createKey", "POST", "keys", 409, """{"name": "a", "role": "view"}""");
        await CallAsync("revokeKey", "DELETE", "keys/none", 404);
        await CallAsync("listChanges", "GET", "changes?flow=contract-out&by=local&from=2026-01-01T00:00:00Z&limit=2", 200);
        await CallAsync("listChanges", "GET", "changes?from=x", 400);
        await CallAsync("beginSession", "POST", "session", 401, "{}");
        await CallAsync("endSession", "DELETE", "session", 204);
        await CallAsync("getOpenApi", "GET", "openapi/v1.json", 200);

        called.ShouldBe(document.Operations().Select(operation => Id(operation.Operation)), ignoreOrder: true);
    }

    [Fact]
    public void A_body_that_differs_from_the_document_is_found()
    {
        var operation = Operation("listFlows");

        document.Errors(operation, 200, "application/json", JsonElement.Parse("""{"items": [{"name": "a", "version": 1}]}""")).ShouldBeEmpty();
        document.Errors(operation, 200, "application/json", JsonElement.Parse("""{"items": [{"name": "a"}]}""")).ShouldHaveSingleItem();
        document.Errors(operation, 204, "application/json", default).ShouldHaveSingleItem();
        document.Errors(operation, 200, "text/plain", default).ShouldHaveSingleItem();
    }

    private async Task CallErrorsAsync(OmnitronSimulator omnitron)
    {
        await host.PutPlainAsync("contract-err", omnitron);
        await host.RunAsync("flows/contract-err/outbound", """[{"order": "C-1", "orderitem_set": [{"id": 1}]}, {"order": "C-2"}]""");
        await CallAsync("listErrors", "GET", "errors?state=open&flow=contract-err", 200);
        await CallAsync("listErrors", "GET", "errors?state=none", 400);
        var group = (await host.OkAsync(HttpMethod.Get, "errors?flow=contract-err")).GetProperty("items")[0].GetProperty("fingerprint").GetString()!;
        await CallAsync("getError", "GET", $"errors/{group}", 200);
        await CallAsync("getError", "GET", "errors/none", 404);
        await CallAsync("listErrorOrders", "GET", $"errors/{group}/orders?limit=1", 200);
        await CallAsync("exportErrors", "GET", "errors.csv?flow=contract-err&class=data", 200);
        await CallAsync("exportErrors", "GET", "errors.csv?separator=bar", 400);
        await CallAsync("exportErrors", "GET", "errors.csv?flow=none", 404);
        await CallAsync("exportErrorOrders", "GET", $"errors/{group}/orders.csv?open=true", 200);
        await CallAsync("exportErrorOrders", "GET", $"errors/{group}/orders.csv?open=maybe", 400);
        await CallAsync("exportErrorOrders", "GET", "errors/none/orders.csv", 404);
        await CallAsync("acknowledgeError", "POST", $"errors/{group}/acknowledge", 200);
        await CallAsync("ignoreError", "POST", $"errors/{group}/ignore", 200, """{"until": null}""");
        await CallAsync("noteError", "POST", $"errors/{group}/note", 200, """{"note": "n"}""");
        await CallAsync("noteError", "POST", $"errors/{group}/note", 400, "[]");
        await CallAsync("reopenError", "POST", $"errors/{group}/reopen", 200);
        await host.PutPlainAsync("contract-alarm", omnitron, $$""", "alarms": {"noRunFor": "01:00:00", "webhookUrl": "{{omnitron.Url}}none"}""");
        await CallAsync("testAlarms", "POST", "flows/contract-alarm/alarms/test", 200);
        await CallAsync("testAlarms", "POST", "flows/contract-in/alarms/test", 409);
        await CallAsync("listAlarms", "GET", "alarms?flow=contract-alarm", 200);
        await CallAsync("listAlarms", "GET", "alarms?flow=none", 404);
    }

    private async Task CallAsync(string id, string method, string path, int status, string? body = null)
    {
        called.Add(id);
        var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"/api/{path}") { Content = content };
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        ((int)response.StatusCode).ShouldBe(status, $"{method} {path}: {text}");
        if (text.Length > 0)
        {
            var mediaType = response.Content.Headers.ContentType!.MediaType!;
            document.Errors(Operation(id), status, mediaType, mediaType == "text/csv" ? JsonSerializer.SerializeToElement(text) : JsonElement.Parse(text))
                .ShouldBeEmpty($"{method} {path}: {text}");
        }
    }

    private JsonElement Operation(string id) => document.Operations().Select(operation => operation.Operation).Single(operation => Id(operation) == id);

    private static string Id(JsonElement operation) => operation.GetProperty("operationId").GetString()!;
}
