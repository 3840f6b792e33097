using System.Text.Json;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

/// <summary><c>GET /api/system</c> shows how the host is set up, and no value of a secret.</summary>
public sealed class SystemTests(TestHost host)
{
    private const string Flow =
        """
        {"direction": "inbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": {"secret": "OMNITRON_PASSWORD"}},
         "erp": {"url": "https://erp.example/", "headers": {"X-Key": {"secret": "SYSTEM_MISSING"}}},
         "mapping": {"spec": [{"operation": "default", "spec": {"secret": "NOT_A_SECRET"}}]}}
        """;

    [Fact]
    public async Task It_names_the_secrets_of_flows_and_of_the_host()
    {
        await host.OkAsync(HttpMethod.Put, "flows/system-secrets", Flow);

        var system = await host.OkAsync(HttpMethod.Get, "system");
        var secrets = system.GetProperty("secrets").EnumerateArray().ToDictionary(secret => secret.GetProperty("name").GetString()!);

        secrets["OMNITRON_PASSWORD"].GetProperty("isSet").GetBoolean().ShouldBeTrue();
        secrets["SYSTEM_MISSING"].GetProperty("isSet").GetBoolean().ShouldBeFalse();
        Flows(secrets["SYSTEM_MISSING"]).ShouldBe(["system-secrets"]);
        Flows(secrets["OMNITRON_PASSWORD"]).ShouldContain("system-secrets");
        secrets.ShouldContainKey("INSIDE_URL");
        secrets.ShouldNotContainKey("NOT_A_SECRET");
    }

    [Fact]
    public async Task It_shows_settings_but_no_secret_value()
    {
        var system = await host.OkAsync(HttpMethod.Get, "system");
        var settings = system.GetProperty("settings").EnumerateArray().ToDictionary(setting => setting.GetProperty("name").GetString()!);

        settings["OrderStatusFlow__AllowSecondHost"].GetProperty("value").GetString().ShouldBe("true");
        settings["AzureWebJobsStorage"].GetProperty("value").GetString().ShouldBe("***");
        settings["OrderStatusFlow__ApiKey"].GetProperty("isSet").GetBoolean().ShouldBeFalse();
        settings["Runs__MaxAttempts"].GetProperty("default").GetString().ShouldBe("8");
        foreach (var value in new[] { "omnitron-password", "erp-password", "https://169.254.169.254", "AccountKey" })
            system.ToString().ShouldNotContain(value);
    }

    [Fact]
    public async Task It_has_versions_and_limits()
    {
        var system = await host.OkAsync(HttpMethod.Get, "system");

        system.GetProperty("version").GetString().ShouldBe((await host.OkAsync(HttpMethod.Get, "health")).GetProperty("version").GetString());
        system.GetProperty("limits").EnumerateArray().Single(limit => limit.GetProperty("name").GetString() == "request body")
            .GetProperty("value").GetInt64().ShouldBe(32 << 20);
    }

    private static IEnumerable<string?> Flows(JsonElement secret) => secret.GetProperty("flows").EnumerateArray().Select(flow => flow.GetString());
}
