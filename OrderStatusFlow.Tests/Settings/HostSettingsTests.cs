using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Settings;

/// <summary>A setting has its value, or the host says in one sentence what to change.</summary>
public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("Runs:MaxAttempts", "0", "a whole number from 1 to 100, or remove it to use the default, 8.")]
    [InlineData("Runs:MaxAttempts", "101", "a whole number from 1 to 100")]
    [InlineData("Runs:MaxAttempts", "eight", "a whole number from 1 to 100")]
    [InlineData("Runs:MaxResumes", "-1", "a whole number from 1 to 100, or remove it to use the default, 3.")]
    [InlineData("Runs:RetryDelay", "00:00:00", "a time from 00:00:00.1 to 00:02:00, or remove it to use the default, 00:00:05.")]
    [InlineData("Runs:RetryDelay", "00:02:01", "a time from 00:00:00.1 to 00:02:00")]
    [InlineData("Runs:RetryDelay", "5 s", "a time from 00:00:00.1 to 00:02:00")]
    public void An_invalid_number_or_time_is_described(string key, string value, string remedy) =>
        ErrorsOf<RunRetryOptions>((key, value)).ShouldHaveSingleItem()
            .ShouldStartWith($"The setting {HostSetting.NameOf(key)} is '{value}': set it to {remedy}");

    [Fact]
    public void Every_kind_of_value_has_its_description()
    {
        ErrorsOf<LocalHostOptions>(("OrderStatusFlow:AllowSecondHost", "yes")).ShouldBe(
            ["The setting OrderStatusFlow__AllowSecondHost is 'yes': set it to true or false, or remove it to use the default, false."]);
        ErrorsOf<AzuriteOptions>(("Azurite:Start", "always"), ("Azurite:BlobPort", "65536")).ShouldBe(
        [
            "The setting Azurite__Start is 'always': set it to auto or never, or remove it to use the default, auto.",
            "The setting Azurite__BlobPort is '65536': set it to a whole number from 1 to 65535, or remove it to use the default, 10000.",
        ]);
        ErrorsOf<ApiOptions>(("PublicUrl", "https://orders.example/api")).ShouldBe(
            ["The setting PublicUrl is 'https://orders.example/api': set it to scheme and host only, such as https://orders.example, or remove it "
                + "to use the default, the site's name in Azure, LocalHost's own address otherwise."]);
        ErrorsOf<CPythonOptions>(("Scripting:MaxInterpreters", "0")).ShouldBe(
            ["The setting Scripting__MaxInterpreters is '0': set it to a whole number from 1 to 1000, or remove it to use the default, 8, or twice "
                + "the number of processors if that is more."]);
    }

    [Theory]
    [InlineData("proxy.example:3128")]
    [InlineData("ftp://proxy.example")]
    [InlineData("nonsense")]
    public void A_proxy_that_is_no_URL_is_described(string proxy) => ErrorsOf<NetOptions>(("Net:Proxy", proxy)).ShouldBe(
        [$"The setting Net__Proxy is '{proxy}': set it to an http or https URL such as http://proxy.example:3128, or remove it."]);

    [Theory]
    [InlineData("erp.internal, 10.1.2.3:8443,[::1]:9, ::1", true)]
    [InlineData("https://erp.internal", false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("erp.internal:http", false)]
    [InlineData("erp.internal;shop.internal", false)]
    public void Allowed_hosts_are_hosts(string hosts, bool isValid) =>
        ErrorsOf<NetOptions>(("Net:AllowHosts", hosts)).Count.ShouldBe(isValid ? 0 : 1);

    [Theory]
    [InlineData("http://127.0.0.1:7071;https://*:0", true)]
    [InlineData("127.0.0.1:7071", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("http://127.0.0.1:7071/api", false)]
    public void Addresses_to_listen_at_are_URLs(string urls, bool isValid) =>
        ErrorsOf<LocalHostOptions>(("urls", urls)).Count.ShouldBe(isValid ? 0 : 1);

    [Fact]
    public void No_secret_is_in_a_description()
    {
        ErrorsOf<StorageOptions>(("AzureWebJobsStorage", "AccountKey=hush")).ShouldBe(
            ["The setting AzureWebJobsStorage has an invalid value: set it to the connection string of a storage account, or remove it to use "
                + "the default, Azurite on this machine, which LocalHost starts when none listens."]);
        ErrorsOf<NetOptions>(("Net:Proxy", "ftp://user:hu/s@h@proxy.example?key=hush")).ShouldHaveSingleItem()
            .ShouldStartWith("The setting Net__Proxy is '***@proxy.example?***'");
        ErrorsOf<StorageOptions>(("AzureWebJobsStorage:blobServiceUri", "http://shop.example/?sig=hush")).ShouldAllBe(error => !error.Contains("hush"));
    }

    [Fact]
    public void An_empty_value_is_the_default() =>
        Read<RunRetryOptions>(("Runs:MaxAttempts", ""), ("Runs:RetryDelay", " ")).MaxAttempts.ShouldBe(new RunRetryOptions().MaxAttempts);

    [Fact]
    public void A_name_of_an_earlier_release_is_read_unless_the_new_one_is_set()
    {
        Read<CPythonOptions>(("Scripting:MostInterpreters", "3")).MaxInterpreters.ShouldBe(3);
        Read<CPythonOptions>(("Scripting:MostInterpreters", "3"), ("Scripting:MaxInterpreters", "4")).MaxInterpreters.ShouldBe(4);
        ErrorsOf<CPythonOptions>(("Scripting:MostInterpreters", "none")).ShouldHaveSingleItem().ShouldStartWith("The setting Scripting__MostInterpreters is 'none'");
    }

    [Fact]
    public void A_host_finds_the_errors_of_all_options_before_it_starts()
    {
        var configuration = Configuration(("Runs:MaxAttempts", "0"), ("Net:Proxy", "nonsense"), ("PublicUrl", "nonsense"));
        using var services = new ServiceCollection().AddOrderStatusFlow(configuration, loopbackUnlessSet: true).BuildServiceProvider();

        services.FindSettingErrors().Select(error => error.Split(' ')[2]).ShouldBe(["Runs__MaxAttempts", "Net__Proxy", "PublicUrl"], ignoreOrder: true);
    }

    [Fact]
    public void A_host_with_valid_settings_uses_them()
    {
        var configuration = Configuration(("Runs:MaxAttempts", "5"), ("Net:AllowHosts", "erp.internal"));
        using var services = new ServiceCollection().AddOrderStatusFlow(configuration, loopbackUnlessSet: true).BuildServiceProvider();

        services.FindSettingErrors().ShouldBeEmpty();
        services.GetRequiredService<RunRetryOptions>().MaxAttempts.ShouldBe(5);
        services.GetRequiredService<NetOptions>().IsAllowed("erp.internal", 443).ShouldBeTrue();
        services.GetRequiredService<NetOptions>().AllowLoopback.ShouldBeFalse();
    }

    private static IReadOnlyList<string> ErrorsOf<T>(params (string Key, string Value)[] settings)
        where T : class, new()
    {
        try
        {
            Read<T>(settings);
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }

    private static T Read<T>(params (string Key, string Value)[] settings)
        where T : class, new() => Configuration(settings).ReadHostSettings<T>();

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
