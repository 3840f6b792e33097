using System.Text.Json;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Tests.Hostile;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Whatever is sent, the answer is a result, or problem details with a place for each error; never 500.</summary>
public sealed class HostileRequestTests(TestHost host)
{
    [Theory]
    [InlineData("orders-inbound.json")]
    [InlineData("orders-outbound.json")]
    [InlineData("nebim-session.json")]
    [InlineData("soap-xml.json")]
    [InlineData("odata-next.json")]
    public async Task A_damaged_flow_is_stored_or_refused(string sample)
    {
        var text = Quiet(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", sample), TestContext.Current.CancellationToken));
        var stored = 0;
        for (var seed = 10_000; seed < 10_040; seed++)
        {
            var (status, answer) = await host.CallAsync(HttpMethod.Put, "flows/hostile", new Mutations(seed).Change(text));

            Check(status, answer, $"{sample}, seed {seed}", status == 400 && Code(answer) is not "http.json");
            if (status is not (200 or 201))
                continue;
            stored++;
            (await host.CallAsync(HttpMethod.Get, "flows/hostile")).Status.ShouldBe(200, $"{sample}, seed {seed}");
        }
        stored.ShouldBeGreaterThan(0);
        await host.CallAsync(HttpMethod.Delete, "flows/hostile");
    }

    [Theory]
    [InlineData("test/script", """{"source": "import json\noutputStream.write(input_text)", "engine": "cpython", "input": {"a": [1]}, "attributes": {"b": "c"}}""")]
    [InlineData("test/mapping", """{"spec": [{"operation": "shift", "spec": {"a": {"*": "x.&"}}}], "engine": "jolt", "expressions": true, "input": {"a": {"b": 1}}, "attributes": {"b": "c"}}""")]
    [InlineData("test/expression", """{"expression": "${b:append('x')}", "attributes": {"b": "c"}}""")]
    [InlineData("test/schedule", """{"schedule": {"cron": "0 */5 * * * ?", "timeZone": "Europe/Istanbul"}}""")]
    public async Task A_damaged_test_is_answered(string path, string body)
    {
        for (var seed = 20_000; seed < 20_060; seed++)
        {
            var (status, answer) = await host.CallAsync(HttpMethod.Post, path, new Mutations(seed).Change(body));

            Check(status, answer, $"{path}, seed {seed}", status == 400 && Code(answer) is not "http.json" and not "http.body");
        }
    }

    [Fact]
    public async Task A_flow_may_nest_as_deep_as_it_can_be_loaded()
    {
        static string Flow(int depth) => $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "mapping": {"spec": [{"operation": "default", "spec": {"a": {{{new string('[', depth - 5)}}}{{{new string(']', depth - 5)}}}}}]}}""";

        await host.OkAsync(HttpMethod.Put, "flows/hostile-deep", Flow(64));
        await host.OkAsync(HttpMethod.Get, "flows/hostile-deep");
        var (status, problem) = await host.CallAsync(HttpMethod.Put, "flows/hostile-deep", Flow(65));

        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("path").GetString()!.ShouldStartWith("$.mapping.spec[0].spec.a[0]");
    }

    [Fact]
    public async Task The_worst_expressions_at_once_leave_the_host_responsive()
    {
        string[] worst =
        [
            "${a:repeat(4000000):replaceAll('(x+x+)+y', 'z'):replaceAll('.', 'ab')}",
            "${a:repeat(4000):find('(a|aa)+\\\\1$')}",
            string.Concat(Enumerable.Repeat("${a:repeat(4194304):length()}", 200)),
            "${a:repeat(1000000):replaceAll('(a)\\\\1', '$1')}",
            "${a:repeat(1000000):replace('a', ${a:repeat(4000000)})}",
        ];
        var body = worst.Select(static expression => JsonSerializer.Serialize(new { expression, attributes = new { a = "a" } })).ToArray();
        var tests = Enumerable.Range(0, 10).Select(i => host.CallAsync(HttpMethod.Post, "test/expression", body[i % body.Length])).ToArray();

        while (!tests.All(static test => test.IsCompleted))
            (await host.CallAsync(HttpMethod.Get, "health")).Status.ShouldBe(200);

        (await Task.WhenAll(tests)).ShouldAllBe(static answer => answer.Status == 200 || answer.Status == 400);
    }

    private static void Check(int status, JsonElement answer, string what, bool placed)
    {
        status.ShouldBeOneOf([200, 201, 400, 413], $"{what}: {answer}");
        if (placed)
            answer.GetProperty("errors").EnumerateArray().ShouldAllBe(error => error.GetProperty("path").GetString()!.Length > 0, $"{what}: {answer}");
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("code").GetString();

    // A stored flow must not start by itself.
    private static string Quiet(string sample) => sample.Contains("\"enabled\": true", StringComparison.Ordinal)
        ? sample.Replace("\"enabled\": true", "\"enabled\": false", StringComparison.Ordinal)
        : sample.Replace("\"direction\"", "\"enabled\": false, \"direction\"", StringComparison.Ordinal);
}
