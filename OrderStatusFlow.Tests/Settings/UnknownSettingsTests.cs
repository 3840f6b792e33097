using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Tests.Telemetry;

namespace OrderStatusFlow.Tests.Settings;

public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("Runs:MaxAttemps", "The setting Runs__MaxAttemps is unknown to this host and has no effect. Did you mean Runs__MaxAttempts?")]
    [InlineData("OrderStatusFlow:APIKEYS", "The setting OrderStatusFlow__APIKEYS is unknown to this host and has no effect. Did you mean OrderStatusFlow__ApiKey?")]
    [InlineData("Net:Timeout", "The setting Net__Timeout is unknown to this host and has no effect. The settings of this section are Net__AllowHosts, Net__Proxy.")]
    public async Task A_misspelt_setting_is_a_warning_with_the_nearest_name(string key, string warning) =>
        (await WarningsAsync(key)).ShouldBe([warning]);

    [Theory]
    [InlineData("runs:maxattempts")]
    [InlineData("Scripting:MostInterpreters")]
    [InlineData("Secrets:ANY")]
    [InlineData("AzureWebJobsStorage:queueServiceUri")]
    [InlineData("Logging:LogLevel:Default")]
    public async Task Known_names_in_any_case_former_names_and_other_sections_are_no_warning(string key) =>
        (await WarningsAsync(key)).ShouldBeEmpty();

    private static async Task<IReadOnlyList<string>> WarningsAsync(string key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, "1")]).Build();
        using var log = new Listening();
        await using var services = new ServiceCollection().AddOrderStatusFlow(configuration, loopbackUnlessSet: true)
            .AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        await services.GetServices<IHostedService>().OfType<UnknownSettings>().Single().StartAsync(TestContext.Current.CancellationToken);
        return [.. log.Lines.Where(line => line.Event.Id == 1123).Select(line => line.Text.Trim())];
    }
}
