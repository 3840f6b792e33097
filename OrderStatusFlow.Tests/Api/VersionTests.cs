using System.Text.Json;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class VersionTests(TestHost host)
{
    [Fact]
    public async Task Versions_are_listed_with_notes_and_restored()
    {
        await PutAsync("flows/history?note=" + Uri.EscapeDataString("İlk sürüm: \"a\""), "one");
        await PutAsync("flows/history", "two");

        var stored = await host.OkAsync(HttpMethod.Post, "flows/history/versions/1/restore", headers: ("If-Match", "\"2\""));

        stored.GetProperty("version").GetInt32().ShouldBe(3);
        User(await host.OkAsync(HttpMethod.Get, "flows/history")).ShouldBe("one");
        User(await host.OkAsync(HttpMethod.Get, "flows/history/versions/2")).ShouldBe("two");
        var versions = (await host.OkAsync(HttpMethod.Get, "flows/history/versions")).GetProperty("items").EnumerateArray().ToList();
        versions.Select(v => (v.GetProperty("version").GetInt32(), v.GetProperty("current").GetBoolean(), v.GetProperty("note").GetString()))
            .ShouldBe([(3, true, "Restored version 1."), (2, false, null), (1, false, "İlk sürüm: \"a\"")]);
        versions.ShouldAllBe(v => v.GetProperty("stored").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        (await host.CallAsync(HttpMethod.Post, "flows/history/versions/1/restore", headers: ("If-Match", "\"2\""))).Status.ShouldBe(412);
    }

    [Fact]
    public async Task A_flow_that_is_created_again_has_no_versions_of_the_deleted_one()
    {
        await PutAsync("flows/again", "one");
        await host.CallAsync(HttpMethod.Delete, "flows/again");
        (await host.CallAsync(HttpMethod.Get, "flows/again/versions")).Status.ShouldBe(404);
        await PutAsync("flows/again", "two");

        (await host.OkAsync(HttpMethod.Get, "flows/again/versions")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("version").GetInt32().ShouldBe(2);
        (await host.CallAsync(HttpMethod.Get, "flows/again/versions/1")).Status.ShouldBe(404);
        (await host.CallAsync(HttpMethod.Post, "flows/again/versions/1/restore")).Status.ShouldBe(404);
    }

    private Task<JsonElement> PutAsync(string path, string user) => host.OkAsync(
        HttpMethod.Put, path, $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "{{{user}}}", "password": "p"}}""");

    private static string? User(JsonElement flow) => flow.GetProperty("omnitron").GetProperty("username").GetString();
}
