using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class StatisticsTests(TestHost host)
{
    [Fact]
    public async Task A_run_that_ended_is_in_the_statistics_of_its_flow_and_of_all_flows()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("stats", omnitron);
        await host.RunAsync("flows/stats/outbound", """[{"order": "S1", "orderitem_set": [{"id": 1}]}, {"order": "S2"}]""");

        var hours = await host.OkAsync(HttpMethod.Get, "stats?flow=stats");
        var days = await host.OkAsync(HttpMethod.Get, "stats?flow=stats&bucket=day&timeZone=Europe/Istanbul");
        var started = await host.OkAsync(HttpMethod.Get, "stats?flow=stats&runs=started");
        var all = await host.OkAsync(HttpMethod.Get, "stats");

        hours.GetProperty("items").GetArrayLength().ShouldBeInRange(24, 25);
        foreach (var total in new[] { hours.GetProperty("total"), days.GetProperty("total"), Last(hours), Last(days), Last(started) })
        {
            total.GetProperty("runs").ToString().ShouldBe("""{"total":1,"succeeded":0,"failed":0,"partial":1,"empty":0,"cancelled":0}""");
            total.GetProperty("rows").ToString().ShouldBe("""{"total":2,"updated":1,"created":0,"unchanged":0,"stale":0,"rejected":0,"failed":1}""");
            total.GetProperty("errors").GetInt64().ShouldBe(1);
        }

        Last(days).GetProperty("start").GetString().ShouldEndWith("+03:00");
        all.GetProperty("total").GetProperty("runs").GetProperty("total").GetInt64().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("bucket=week", "bucket")]
    [InlineData("runs=active", "runs")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "from")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("from=0001-01-01T00:00:00Z", "from")]
    [InlineData("to=9999-12-31T23:59:59Z", "to")]
    [InlineData("to=0001-01-01T00:00:00Z", "to")]
    [InlineData("bucket=day&timeZone=Mars/Olympus", "timeZone")]
    public async Task A_parameter_that_is_not_valid_is_named(string query, string name)
    {
        var (status, problem) = await host.CallAsync(HttpMethod.Get, $"stats?{query}");

        status.ShouldBe(400, problem.ToString());
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(name);
    }

    [Theory]
    // In Istanbul a day begins at 21:00 UTC; in Paris the 29th has 23 hours.
    [InlineData("from=2026-03-28T10:00:00Z&to=2026-03-30T10:00:00Z&bucket=day&timeZone=Europe/Istanbul", "2026-03-28T13:00:00+03:00", "2026-03-29T00:00:00+03:00", "2026-03-30T00:00:00+03:00")]
    [InlineData("from=2026-03-28T23:00:00Z&to=2026-03-29T23:00:00Z&bucket=day&timeZone=Europe/Paris", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00")]
    [InlineData("from=2026-03-29T10:59:59Z&to=2026-03-29T11:00:01Z", "2026-03-29T10:00:00+00:00", "2026-03-29T11:00:00+00:00")]
    public async Task A_bucket_without_runs_is_listed(string query, params string[] starts)
    {
        var answer = await host.OkAsync(HttpMethod.Get, $"stats?{query}");

        answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("start").GetString()).ShouldBe(starts);
    }

    private static JsonElement Last(JsonElement answer) =>
        answer.GetProperty("items").EnumerateArray().Last(item => item.GetProperty("runs").GetProperty("total").GetInt64() > 0);
}
