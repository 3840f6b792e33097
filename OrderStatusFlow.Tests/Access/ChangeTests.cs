using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Access;

public sealed class ChangeTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task Each_change_is_logged_with_who_made_it()
    {
        var (_, ada) = await host.KeyAsync("ada@shop.example", "edit");
        await SendAsync("PUT", "flows/changed?note=first", 201, AccessHost.Inbound);
        await SendAsync("PUT", "flows/changed", 200, AccessHost.Inbound.Replace("/orders", "/orders2", StringComparison.Ordinal));
        await SendAsync("POST", "flows/changed/versions/1/restore", 200);
        await SendAsync("POST", "flows/changed/pause", 200, """{"reason": "stocktaking"}""");
        await SendAsync("POST", "flows/changed/resume", 200);
        await SendAsync("PUT", "flows/changed/watermark", 200, """{"watermark": "2026-01-05T09:05:08"}""");
        var run = (await SendAsync("POST", "flows/changed/trigger", 202)).GetProperty("runId").GetString()!;
        (await host.SendAsync("GET", $"runs/{run}", ada)).Body.GetProperty("triggeredBy").GetString().ShouldBe("ada@shop.example");
        (await host.SendAsync("GET", "flows/changed/watermark", ada)).Body.GetRawText().ShouldContain("ada@shop.example");
        var versions = (await host.SendAsync("GET", "flows/changed/versions", ada)).Body.GetProperty("items").EnumerateArray().ToList();
        versions.ShouldAllBe(version => version.GetProperty("by").GetString() == "ada@shop.example");
        await SendAsync("DELETE", "flows/changed", 204);

        var changes = await ListAsync("flow=changed");

        changes.Select(change => change.GetProperty("what").GetString()).ShouldBe(
            ["flow.deleted", "run.triggered", "watermark.set", "flow.resumed", "flow.paused", "flow.restored", "flow.updated", "flow.created"]);
        changes.ShouldAllBe(change => change.GetProperty("who").GetString() == "ada@shop.example");
        changes[1].GetProperty("detail").GetString().ShouldBe(run);
        changes[4].GetProperty("note").GetString().ShouldBe("stocktaking");
        (changes[5].GetProperty("version").GetInt32(), changes[5].GetProperty("note").GetString()).ShouldBe((3, "Restored version 1."));
        changes[7].GetProperty("note").GetString().ShouldBe("first");
        (await ListAsync("by=ada%40shop.example&limit=1000")).Count.ShouldBe(8);
        var created = (await ListAsync("by=ada&limit=1000")).Single(change => change.GetProperty("detail").GetString()?.StartsWith("ada@shop.example", StringComparison.Ordinal) == true);
        created.GetProperty("detail").GetString()!.ShouldNotContain(ada);
        (await host.SendAsync("GET", "changes", ada)).Status.ShouldBe(403);

        async Task<JsonElement> SendAsync(string method, string path, int status, string? body = null)
        {
            var response = await host.SendAsync(method, path, ada, body);
            response.Status.ShouldBe(status, $"{method} {path}: {response.Body}");
            return response.Body;
        }
    }

    [Fact]
    public async Task Changes_are_paged_newest_first_over_months()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var storage = host.Server.Services.GetRequiredService<StorageClients>();
        var flow = FlowName.Parse("months");
        string[] moments = ["2024-12-31T23:59:59.999Z", "2025-01-01T00:00:00Z", "2025-02-01T12:00:00Z", "2025-02-01T12:00:00.001Z", "2025-10-05T00:00:00Z"];
        foreach (var moment in moments)
            await new AuditLog(storage, new Clock(DateTimeOffset.Parse(moment, null))).AddAsync(new Change("o'brien", ChangeKinds.FlowPaused, flow, moment));
        var audit = new AuditLog(storage, TimeProvider.System);
        var (seen, continuation) = (new List<string>(), (string?)null);
        do
        {
            var (page, next) = await audit.ListAsync(new ChangeQuery { Flow = flow, By = "o'brien" }, 2, continuation, cancellation);
            page.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Select(change => change.Change.Detail!));
            continuation = next;
        }
        while (continuation is not null);

        seen.ShouldBe(moments.Reverse());
        (await ListAsync("flow=months&from=2025-01-01T00:00:00Z&to=2025-02-01T12:00:00.001Z")).Select(change => change.GetProperty("detail").GetString())
            .ShouldBe(["2025-02-01T12:00:00Z", "2025-01-01T00:00:00Z"]);
        (await ListAsync("by=o%27brien&limit=2")).Count.ShouldBe(2);
        (await ListAsync("by=nobody' or 'a' eq 'a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_is_compared_with_an_earlier_one()
    {
        await host.SendAsync("PUT", "flows/compared", host.Admin, AccessHost.Inbound);
        await host.SendAsync("PUT", "flows/compared", host.Admin, AccessHost.Inbound.Replace("/orders", "/v2", StringComparison.Ordinal));
        await host.SendAsync("PUT", "flows/compared", host.Admin, AccessHost.Outbound);

        var two = (await host.SendAsync("GET", "flows/compared/versions/2/diff", host.Admin)).Body;
        var three = (await host.SendAsync("GET", "flows/compared/versions/3/diff?from=1", host.Admin)).Body;

        two.GetRawText().ShouldBe("""{"from":1,"to":2,"changes":[{"path":"$.erp.url","from":"https://erp.example/orders","to":"https://erp.example/v2"}]}""");
        three.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("path").GetString()).ShouldBe(["$.direction", "$.erp"]);
        (await host.SendAsync("GET", "flows/compared/versions/3/diff?from=9", host.Admin)).Code.ShouldBe("flow.unknownVersion");
    }

    [Fact]
    public async Task Definitions_with_comments_are_compared_without_them()
    {
        await host.SendAsync("PUT", "flows/commented", host.Admin, "{ // first\n" + AccessHost.Outbound[1..^1] + ",}");
        await host.SendAsync("PUT", "flows/commented", host.Admin, "{ /* second */" + AccessHost.Outbound[1..].Replace("shop", "other", StringComparison.Ordinal));

        var changed = await host.SendAsync("GET", "flows/commented/versions/2/diff", host.Admin);
        var first = await host.SendAsync("GET", "flows/commented/versions/1/diff", host.Admin);

        changed.Status.ShouldBe(200);
        changed.Body.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("path").GetString()).ShouldBe(["$.omnitron.domainUrl"]);
        (first.Code, first.Detail).ShouldBe(
            ("flow.unknownVersion", "Flow 'commented' has no version before version 1 that can be read. Choose the one to compare with: ?from=."));
    }

    [Theory]
    [InlineData("changes")]
    [InlineData("runs")]
    [InlineData("flows/own-in/runs")]
    public async Task A_continuation_that_no_response_had_is_refused(string list)
    {
        foreach (var wrong in new[] { "a", "'", "251606370274030", "25160637027403x.1a2b", "251606370274030.1a' or '1'='1" })
            (await host.SendAsync("GET", $"{list}?continuation={Uri.EscapeDataString(wrong)}", host.Admin)).Code.ShouldBe("http.query", wrong);

        (await host.SendAsync("GET", $"{list}?continuation=251606370274030.slot", host.Admin)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("changes")]
    [InlineData("runs")]
    [InlineData("flows/own-in/runs")]
    public async Task A_period_that_ends_before_it_begins_is_refused(string list)
    {
        var refused = await host.SendAsync("GET", $"{list}?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", host.Admin);

        (refused.Status, refused.Code, refused.Detail).ShouldBe((400, "http.query", "from: from must not be after to."));
        refused.Body.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe("from");
        (await host.SendAsync("GET", $"{list}?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z", host.Admin)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_change_that_storage_does_not_log_is_reported_and_stays()
    {
        var change = new Change("ada", ChangeKinds.FlowDeleted, FlowName.Parse("a"));
        var nowhere = StorageClients.Connect(SharedStorage.Nowhere);
        using var waits = StorageClients.CallerWaits();

        (await Should.ThrowAsync<ChangeNotLoggedException>(() => new AuditLog(nowhere, TimeProvider.System).AddAsync(change))).Message.ShouldContain("was made");
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string query) =>
        [.. (await host.SendAsync("GET", $"changes?{query}", host.Admin)).Body.GetProperty("items").EnumerateArray()];

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
