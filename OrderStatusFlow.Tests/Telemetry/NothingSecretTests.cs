using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Telemetry;

/// <summary>Passwords, tokens, sessions in URLs, keys in queries and headers, and orders themselves: none of it is in a span, a metric or a line of the log.</summary>
public sealed partial class NothingSecretTests(TestHost host)
{
    private const string ApiKey = "api-key-of-this-test";

    [Theory]
    [InlineData("nebim-session", "", ErpLoginType.None)]
    [InlineData("orders-inbound", "/orders*", ErpLoginType.Jwt)]
    [InlineData("soap-xml", "/soap*", ErpLoginType.Basic)]
    public async Task Nothing_secret_is_exported(string sample, string path, ErpLoginType login)
    {
        using var heard = new Listening();
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 7, Logins = login == ErpLoginType.None ? [] : [new ErpLogin { Type = login, Path = path }] });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Items = [new OmnitronSeed { Id = 61, Status = "550" }] });
        // Failures cause the most output: one row that cannot be written, one that is tried again, and an answer that says the password.
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":21", Status = 500, Body = "omnitron-password" });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":31", Cut = FaultCut.Before, Times = 1 });
        var flow = $"ns-{sample}";
        await host.PutSampleAsync(flow, sample, omnitron, erp, json => json.Replace("\"retries\": 3", "\"retries\": 1", StringComparison.Ordinal));
        await using var server = await host.StartServerAsync(("OrderStatusFlow:ApiKey", ApiKey));
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        using var http = TestHttp.For(new Uri(server.Url));

        var runs = new List<string> { await StartAsync() };
        erp.Faults.Add(new FaultRule { Status = 400, Body = "erp-password" });
        runs.Add(await StartAsync());
        erp.Faults.Clear();
        erp.ExpireTokens();
        runs.Add(await StartAsync());

        var output = "";
        foreach (var run in runs)
            output += Listening.Text(await heard.TraceAsync(run));
        output += string.Join('\n', heard.Lines.Select(line => line.Text));
        output += string.Join('\n', new[] { "rows", "row.duration", "run.duration", "omnitron.request.duration" }
            .SelectMany(name => heard.Of(flow, $"orderstatusflow.{name}")).SelectMany(m => m.Tags));

        var requests = erp.Requests.Concat(omnitron.Requests).ToList();
        var secrets = requests.SelectMany(Secrets).Concat(["erp-password", "omnitron-password", ApiKey, "modified_date__gt", "ORD0000", "orderitem_set", "IntegratorService", "bulk_status_update"])
            .Distinct().ToList();
        secrets.Count.ShouldBeGreaterThan(9, "tokens and sessions are among them");
        secrets.ShouldAllBe(secret => !output.Contains(secret, StringComparison.OrdinalIgnoreCase));
        output.ShouldContain(flow);
        heard.Lines.ShouldContain(line => line.Event.Id == 1001 && line.Text.Contains(flow, StringComparison.Ordinal));
        requests.ShouldAllBe(request => !request.Headers.Keys.Any(name => name.StartsWith("trace", StringComparison.OrdinalIgnoreCase) || name == "baggage" || name == "Request-Id"));
        heard.Spans.ShouldNotContain(span => span.Source.Name == "System.Net.Http" && (Port(span) == erp.Url.Port || Port(span) == omnitron.Url.Port), ".NET's own spans hold URLs");

        async Task<string> StartAsync()
        {
            using var answer = await http.PostAsync($"/api/flows/{flow}/trigger?code={ApiKey}&modified_date__gt=2020-01-01T00:00:00", null);
            var run = RunId().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
            await host.EndOfAsync(run);
            return run;
        }
    }

    private static int? Port(System.Diagnostics.Activity span) => span.GetTagItem("server.port") as int?;

    private static IEnumerable<string> Secrets(RecordedRequest request)
    {
        if (request.Headers.TryGetValue("Authorization", out var value))
            yield return value.Split(' ')[^1];
        if (Session().Match(request.Target) is { Success: true } session)
            yield return session.Groups[1].Value;
    }

    [GeneratedRegex(@"\(S\(([^)]+)\)\)")]
    private static partial Regex Session();

    [GeneratedRegex(@"""runId"":\s*""([^""]+)""")]
    private static partial Regex RunId();
}
