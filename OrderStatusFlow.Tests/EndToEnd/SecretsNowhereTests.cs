using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Tests.Erp;
using OrderStatusFlow.Tests.Net;
using OrderStatusFlow.Tests.Telemetry;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What an ERP and Omnitron repeat of passwords and tokens, in any form and at any place, is in no answer, log, span, blob or table.</summary>
/// <remarks>A part of a secret of eight characters or more counts as the secret.</remarks>
public sealed partial class SecretsNowhereTests(SecretsHost host) : IClassFixture<SecretsHost>
{
    private const int Part = 8;

    public static TheoryData<int> Seeds => [.. SecretsHost.Seeds];

    public static TheoryData<string> Places => [.. SecretsHost.Places];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_that_omnitron_repeats_of_its_password_and_token_is_kept(int seed)
    {
        var random = SecretsHost.RandomOf(seed);
        var (password, token) = (SecretsHost.Password(random), $"t0k3n{random.Next():x8}-{seed}");
        var pairs = SecretForms.Pairs().OrderBy(_ => random.Next()).Take(40).ToList();
        // Each order's answer repeats both, in a form of its own, around the end of what is kept.
        var bodies = pairs.Select(pair => JsonText(new string('x', TextLimits.MaxResponseBytes - random.Next(80, 400)), $" {pair.Of(password)} {pair.Of(token)} ")).ToList();
        await using var omnitron = await TestErp.StartAsync(context =>
        {
            if (context.Request.Path.Value!.Contains("login", StringComparison.Ordinal))
                return context.Response.WriteAsync($$"""{"key":"{{token}}"}""");
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync(bodies[int.Parse(Id().Match((string)context.Items["body"]!).Groups[1].Value, null)]);
        });
        using var watched = new WatchedHost(host);
        await watched.PutAsync($"flows/secret-{seed}", Outbound(omnitron.Url, seed));

        var orders = string.Join(',', pairs.Select((_, id) => $$"""{"order":"S{{id}}","orderitem_set":[{"id":{{id}},"status":"550"}]}"""));
        var run = await watched.RunAsync($"flows/secret-{seed}/outbound", $"[{orders}]");

        var rows = await watched.TextAsync($"runs/{run}/rows?limit=1000");
        Regex.Count(rows, "\"rejected\"").ShouldBe(pairs.Count);
        rows.ShouldContain("{password}");
        await NowhereAsync(watched, [password, token], pairs);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_that_an_erp_repeats_is_kept(string place)
    {
        var random = SecretsHost.RandomOf(place);
        var (password, token) = (SecretsHost.Password(random), $"s3ss10n{random.Next():x8}of{place}");
        var pairs = SecretForms.Pairs().OrderBy(_ => random.Next()).Take(12).ToList();
        // A token that no login gave is nobody's.
        string[] secrets = place is "page" or "redirect" or "link" or "xml" ? [password, token] : [password];
        var turn = 0;
        await using var erp = await TestErp.StartAsync(context => Repeat(context, place, token, pairs[turn], string.Join(' ', secrets.Select(pairs[turn].Of)), new string('x', random.Next(300, 500))));
        await using var omnitron = await TestErp.StartAsync("""{"key":"t0k3n-of-0mn1tr0n"}""");
        using var watched = new WatchedHost(host);
        await watched.PutAsync($"flows/echo-{place}", Inbound(omnitron.Url, erp.Url, place));

        for (; turn < pairs.Count; turn++)
        {
            var run = await watched.RunAsync($"flows/echo-{place}/trigger");
            (await watched.TextAsync($"runs/{run}")).ShouldContain("\"failed\"");
        }

        await NowhereAsync(watched, secrets, pairs);
    }

    private static Task Repeat(HttpContext context, string place, string token, (string Name, Func<string, string> Of) pair, string repeated, string filler)
    {
        var login = context.Request.Path == "/login";
        var header = Uri.EscapeDataString(repeated);
        var response = context.Response;
        switch (place, login)
        {
            case ("page" or "redirect" or "link" or "xml", true):
                return response.WriteAsync($$"""{"token":"{{token}}"}""");
            case ("message", true):
                return response.WriteAsync($$"""{"message":{{JsonSerializer.Serialize(repeated.Length < 300 ? repeated : repeated[..300])}}}""");
            case ("member", true):
                return response.WriteAsync($$"""{{{JsonSerializer.Serialize(filler[..280] + repeated)}}:1}""");
            case ("type", true):
                response.Headers.ContentType = $"text/{header}";
                return response.WriteAsync("not json");
            case ("redirect", false):
                response.StatusCode = 302;
                response.Headers.Location = $"/elsewhere/{header}";
                return Task.CompletedTask;
            case ("link", false):
                response.Headers.Link = $"<ftp://elsewhere/{header}>; rel=next";
                return response.WriteAsync("""{"results":[{"id":1}]}""");
            case ("xml", false):
                return response.WriteAsync($"<a><{pair.Of(token)}></a>");
            default:
                response.StatusCode = login ? 401 : 400;
                return response.WriteAsync(filler + " " + repeated + (string)context.Items["body"]!);
        }
    }

    private static string Outbound(string omnitron, int seed) =>
        $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "{{{SecretsHost.NameOf(seed)}}}"}}, "write": {"retries": 0}}""";

    private static string Inbound(string omnitron, string erp, string place) => $$$"""
        {"direction": "inbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}},
         "erp": {"login": {"type": "jwt", "url": "{{{erp}}}/login", "username": "u", "password": {"secret": "{{{SecretsHost.NameOf(place)}}}"}}, "url": "{{{erp}}}/orders",
         "responseType": "{{{(place == "xml" ? "xml" : "json")}}}",
                 "itemsPath": "$.results", "pagination": {{{(place == "link" ? "{\"type\": \"next\"}" : "{\"type\": \"none\"}")}}}}}
        """;

    private static string JsonText(string filler, string text) => $$"""{"detail":{{JsonSerializer.Serialize(filler + text)}}}""";

    private async Task NowhereAsync(WatchedHost watched, string[] secrets, List<(string Name, Func<string, string> Of)> pairs)
    {
        var texts = await EverythingAsync();
        texts.Add(("answers", watched.Answers.ToString()));
        texts.Add(("log", string.Join('\n', watched.Heard.Lines.Select(line => line.Text))));
        texts.Add(("spans", Listening.Text(watched.Heard.Spans)));
        texts.AddRange(texts.Select(one => (one.Place + ", unescaped", Escape().Replace(one.Text, escape =>
            escape.Length == 6 ? ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString() : escape.Value[1..]))).ToList());
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            foreach (var (name, of) in pairs.Concat(SecretForms.All.Select(one => (one.Key, one.Value))))
            {
                var written = of(secret);
                // So many characters of this form hold a part of the secret; what the ends of base64 keep is shorter.
                var size = Math.Min(written.Length, Math.Max(Part * written.Length / secret.Length, Part) + 8);
                for (var at = 0; at + size <= written.Length; at += 4)
                    parts.TryAdd(written.Substring(at, size), $"'{secret}' as {name}");
            }
        }

        // One search for all of them: they are thousands.
        var any = SearchValues.Create([.. parts.Keys], StringComparison.Ordinal);
        foreach (var (place, text) in texts)
        {
            if (text.AsSpan().ContainsAny(any))
                parts.Where(part => text.Contains(part.Key, StringComparison.Ordinal)).Select(part => $"{place} holds '{part.Key}' of {part.Value}").ShouldBeEmpty();
        }
    }

    private async Task<List<(string Place, string Text)>> EverythingAsync()
    {
        var all = new List<(string Place, string Text)>();
        var blobs = new BlobServiceClient(host.Storage);
        foreach (var container in blobs.GetBlobContainers().ToList())
        {
            foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobs().ToList())
                all.Add((container.Name + "/"
                    + blob.Name, Encoding.UTF8.GetString((await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content)));
        }

        var tables = new TableServiceClient(host.Storage);
        foreach (var table in tables.Query().ToList())
        {
            var text = new StringBuilder();
            foreach (var entity in tables.GetTableClient(table.Name).Query<TableEntity>())
                text.AppendLine(string.Join('\n', entity.Select(property => $"{property.Key}={(property.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : property.Value)}")));
            all.Add((table.Name, text.ToString()));
        }

        all.Count.ShouldBeGreaterThan(5);
        return all;
    }

    [GeneratedRegex("\"id\":([0-9]+)")]
    private static partial Regex Id();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}|\\[^u]")]
    private static partial Regex Escape();

    /// <summary>The host, and all that it says during a test.</summary>
    private sealed class WatchedHost : IDisposable
    {
        private readonly SecretsHost host;
        private readonly HttpClient http;

        public WatchedHost(SecretsHost host)
        {
            (this.host, http) = (host, TestHttp.For(new Uri(host.Server.Url)));
            host.Server.Services.GetRequiredService<ILoggerFactory>().AddProvider(Heard);
        }

        public Listening Heard { get; } = new();

        public StringBuilder Answers { get; } = new();

        public async Task<string> RunAsync(string path, string? body = null)
        {
            using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync($"/api/{path}", content);
            var run = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("runId").GetString()!;
            await TestWait.ForAsync($"the end of {run}", async () => !(await TextAsync($"runs/{run}")).Contains("\"running\"", StringComparison.Ordinal), host.Ends.Of(run));
            // The span ends after everything that the host logs of the run.
            await Heard.TraceAsync(run);
            return run;
        }

        public async Task PutAsync(string path, string definition)
        {
            using var content = new StringContent(definition, Encoding.UTF8, "application/json");
            using var answer = await http.PutAsync($"/api/{path}", content);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }

        public async Task<string> TextAsync(string path)
        {
            var text = await http.GetStringAsync($"/api/{path}");
            Answers.AppendLine(text);
            return text;
        }

        public void Dispose()
        {
            http.Dispose();
            Heard.Dispose();
        }
    }
}
