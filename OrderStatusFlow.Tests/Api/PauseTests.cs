using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class PauseTests(TestHost host)
{
    private const string Inbound = """
        {"direction": "inbound", "schedule": {"cron": "0 0 12 * * ?"}, "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"},
         "erp": {"url": "https://erp.example/orders"}}
        """;

    [Fact]
    public async Task A_paused_flow_says_why_and_starts_nothing_until_it_is_resumed()
    {
        await host.OkAsync(HttpMethod.Put, "flows/pausing", Inbound);
        var paused = await host.OkAsync(HttpMethod.Post, "flows/pausing/pause", """{"reason": "Sayım sürüyor", "until": "2090-01-01T00:00:00+03:00"}""");
        paused.GetProperty("paused").GetProperty("reason").GetString().ShouldBe("Sayım sürüyor");

        paused.GetProperty("paused").GetProperty("by").GetString().ShouldBe("local");
        var (status, problem) = await host.CallAsync(HttpMethod.Post, "flows/pausing/trigger");

        status.ShouldBe(409);
        problem.GetProperty("code").GetString().ShouldBe("flow.paused");
        problem.GetProperty("detail").GetString()!.ShouldContain("is paused until 2089-12-31 21:00:00Z. The reason: Sayım sürüyor.");
        var listed = (await ListedAsync()).GetProperty("paused");
        (listed.GetProperty("reason").GetString(), listed.GetProperty("by").GetString()).ShouldBe(("Sayım sürüyor", "local"));
        (await host.OkAsync(HttpMethod.Get, "flows/pausing/schedule")).GetProperty("next")[0].GetDateTimeOffset().Year.ShouldBeGreaterThanOrEqualTo(2089);
        await host.OkAsync(HttpMethod.Post, "flows/pausing/resume");
        (await ListedAsync()).TryGetProperty("paused", out _).ShouldBeFalse();
        (await host.CallAsync(HttpMethod.Post, "flows/pausing/trigger")).Status.ShouldBe(202);
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("""{"until": "soon"}""", "$")]
    [InlineData("""{"untill": "2090-01-01T00:00:00Z"}""", "$.untill")]
    [InlineData("""{"until": "2020-01-01T00:00:00Z"}""", "$.until")]
    public async Task A_pause_that_cannot_be_read_is_refused(string body, string place)
    {
        await host.OkAsync(HttpMethod.Put, "flows/pause-bad", Inbound);

        var (status, problem) = await host.CallAsync(HttpMethod.Post, "flows/pause-bad/pause", body);

        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }

    [Theory]
    [InlineData("""{"cron": "0 0 12 * * ?"}""")]
    [InlineData("""{"every": "00:05:00"}""")]
    public async Task A_flow_that_is_paused_to_the_last_moment_of_the_calendar_has_no_next_start(string schedule)
    {
        await host.OkAsync(HttpMethod.Put, "flows/pause-max", Inbound.Replace("""{"cron": "0 0 12 * * ?"}""", schedule, StringComparison.Ordinal));
        await host.OkAsync(HttpMethod.Post, "flows/pause-max/pause", """{"until": "9999-12-31T23:59:59.9999999Z"}""");

        (await host.OkAsync(HttpMethod.Get, "flows/pause-max/schedule")).GetProperty("next").GetArrayLength().ShouldBe(0);
        (await host.CallAsync(HttpMethod.Get, "flows?include=summary")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_pause_of_an_earlier_release_does_not_say_who()
    {
        await host.OkAsync(HttpMethod.Put, "flows/pause-old", Inbound);
        await SetStoredPauseAsync("pause-old", """{"since": "2020-01-01T00:00:00Z", "until": null, "reason": "old"}""");

        var (status, problem) = await host.CallAsync(HttpMethod.Post, "flows/pause-old/trigger");

        (status, problem.GetProperty("code").GetString()).ShouldBe((409, "flow.paused"));
        (await host.OkAsync(HttpMethod.Get, "flows")).GetProperty("items").EnumerateArray().Single(flow => flow.GetProperty("name").GetString() == "pause-old")
            .GetProperty("paused").GetProperty("by").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"since": "soon"}""")]
    public async Task A_stored_pause_that_is_damaged_pauses_its_flow_until_it_is_resumed_and_no_other_flow(string stored)
    {
        await host.OkAsync(HttpMethod.Put, "flows/pause-damaged", Inbound);
        await host.OkAsync(HttpMethod.Put, "flows/pause-other", Inbound);
        await SetStoredPauseAsync("pause-damaged", stored);

        var (status, problem) = await host.CallAsync(HttpMethod.Post, "flows/pause-damaged/trigger");

        (status, problem.GetProperty("code").GetString()).ShouldBe((409, "flow.paused"));
        problem.GetProperty("detail").GetString()!.ShouldContain("The stored pause cannot be read.");
        (await host.CallAsync(HttpMethod.Get, "flows")).Status.ShouldBe(200);
        (await host.CallAsync(HttpMethod.Post, "flows/pause-other/trigger")).Status.ShouldBe(202);
        await host.OkAsync(HttpMethod.Post, "flows/pause-damaged/resume");
        (await host.CallAsync(HttpMethod.Post, "flows/pause-damaged/trigger")).Status.ShouldBe(202);
    }

    private async Task SetStoredPauseAsync(string flow, string json)
    {
        var container = await (await host.ServerAsync()).Services.GetRequiredService<StorageClients>().ContainerAsync("flows");
        var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{flow}/", default).Select(blob => blob.Name);
        var current = container.GetBlobClient(await blobs.SingleAsync(name => !name.EndsWith(".json", StringComparison.Ordinal)));
        await current.SetMetadataAsync(new Dictionary<string, string> { ["pause"] = Uri.EscapeDataString(json) });
    }

    [Fact]
    public async Task A_pause_needs_no_body() =>
        (await PauseWithoutBodyAsync()).GetProperty("paused").GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);

    private async Task<JsonElement> PauseWithoutBodyAsync()
    {
        await host.OkAsync(HttpMethod.Put, "flows/pause-plain", Inbound);
        return await host.OkAsync(HttpMethod.Post, "flows/pause-plain/pause");
    }

    private async Task<JsonElement> ListedAsync() =>
        (await host.OkAsync(HttpMethod.Get, "flows")).GetProperty("items").EnumerateArray().Single(flow => flow.GetProperty("name").GetString() == "pausing");
}
