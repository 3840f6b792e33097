using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.Api;

public sealed class AlarmApiTests(TestHost host)
{
    [Fact]
    public async Task A_run_that_fails_notifies_and_the_list_shows_the_answer()
    {
        await using var receiver = await TestErp.StartAsync("ok");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true, Items = [new OmnitronSeed { Id = 1 }] });
        await host.PutPlainAsync("alarm-api", omnitron, $$$""", "alarms": {"errorRatePercent": 10, "webhookUrl": "{{{receiver.Url}}}/a?token=s3cret", "webhookSecret": {"secret": "ERP_PASSWORD"}}""");

        var run = await host.RunAsync("flows/alarm-api/outbound", """[{"order": "A", "orderitem_set": [{"id": 1}]}, {"order": "B", "orderitem_set": [{"id": 2}]}]""");

        JsonElement item = default;
        await TestWait.ForAsync("the notification", async () =>
            (item = (await host.OkAsync(HttpMethod.Get, "alarms?flow=alarm-api")).GetProperty("items")[0]).GetProperty("history").EnumerateArray()
                .Any(sent => sent.GetProperty("delivered").GetBoolean()));
        var alarm = item.GetProperty("alarms")[0];
        (alarm.GetProperty("alarm").GetString(), alarm.GetProperty("firing").GetBoolean(), alarm.GetProperty("figure").GetDouble()).ShouldBe(("errorRatePercent", true, 50));
        alarm.GetProperty("lastNotification").GetProperty("answer").GetProperty("status").GetInt32().ShouldBe(200);
        item.GetProperty("receiver").GetString().ShouldBe(receiver.Url);
        item.ToString().ShouldNotContain("s3cret");
        var (method, target, body, headers) = receiver.Asked.ShouldHaveSingleItem();
        (method, target).ShouldBe(("POST", "/a?token=s3cret"));
        body.ShouldContain(run.GetProperty("runId").GetString()!);
        body.ShouldContain("omnitron.rejected");
        headers["webhook-signature"].ToString().ShouldStartWith("v1,");
        (await host.OkAsync(HttpMethod.Get, "system")).GetProperty("secrets").EnumerateArray()
            .Single(secret => secret.GetProperty("name").GetString() == "ERP_PASSWORD").GetProperty("flows").EnumerateArray().Select(flow => flow.GetString()).ShouldContain("alarm-api");
    }

    [Fact]
    public async Task A_test_answers_what_the_receiver_answered()
    {
        await using var receiver = await TestErp.StartAsync("no", status: 404);
        await host.OkAsync(HttpMethod.Put, "flows/alarm-test", Flow($$"""{"webhookUrl": "{{receiver.Url}}"}"""));
        await host.OkAsync(HttpMethod.Put, "flows/alarm-none", Flow("{}"));

        var answer = await host.OkAsync(HttpMethod.Post, "flows/alarm-test/alarms/test");

        (answer.GetProperty("delivered").GetBoolean(), answer.GetProperty("answer").GetProperty("status").GetInt32()).ShouldBe((false, 404));
        receiver.Asked.ShouldHaveSingleItem().Body.ShouldContain("\"alarm.test\"");
        var change = (await host.OkAsync(HttpMethod.Get, "changes?flow=alarm-test")).GetProperty("items").EnumerateArray()
            .Single(change => change.GetProperty("what").GetString() == "alarm.tested");
        (change.GetProperty("who").GetString(), change.GetProperty("detail").GetString()).ShouldBe(("local", "not delivered"));
        (await host.CallAsync(HttpMethod.Post, "flows/alarm-none/alarms/test")).Body.GetProperty("code").GetString().ShouldBe("flow.noReceiver");
        (await host.CallAsync(HttpMethod.Post, "flows/none/alarms/test")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_receiver_that_flows_may_not_call_is_refused_when_the_flow_is_saved()
    {
        var (status, problem) = await host.CallAsync(HttpMethod.Put, "flows/alarm-inside", Flow("""{"webhookUrl": "http://169.254.169.254/"}"""));

        (status, problem.GetProperty("errors")[0].GetProperty("path").GetString()).ShouldBe((400, "$.alarms.webhookUrl"));
    }

    private static string Flow(string alarms) =>
        $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "alarms": {{{alarms}}}}""";
}
