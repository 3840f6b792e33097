using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>The settings' names are those of Azure Functions: https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity</summary>
public sealed class StorageOptionsTests
{
    [Fact]
    public void Nothing_set_is_the_emulator()
    {
        Read().IsEmulator.ShouldBeTrue();
        Read(("AzureWebJobsStorage", "")).IsEmulator.ShouldBeTrue();
        Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).IsEmulator.ShouldBeTrue();
    }

    [Fact]
    public void A_connection_string_goes_before_an_identity()
    {
        var settings = Read(("AzureWebJobsStorage", "AccountName=a;AccountKey=Yg=="), ("AzureWebJobsStorage:accountName", "shop"));
        settings.Connection.ShouldBe("AccountName=a;AccountKey=Yg==");
        settings.IsEmulator.ShouldBeFalse();
    }

    [Fact]
    public void An_account_name_is_an_identity_at_the_public_clouds_addresses()
    {
        var settings = Read(("AzureWebJobsStorage:accountName", "shop"));
        settings.Connection.ShouldBeNull();
        settings.BlobUri.ShouldBe(new Uri("https://shop.blob.core.windows.net"));
        settings.TableUri.ShouldBe(new Uri("https://shop.table.core.windows.net"));
        settings.ClientId.ShouldBeNull();
        settings.Credential.ShouldBeNull();
        settings.IsEmulator.ShouldBeFalse();
    }

    [Fact]
    public void Addresses_and_a_user_assigned_identity_are_taken_as_they_are()
    {
        var settings = Read(
            ("AzureWebJobsStorage:blobServiceUri", "https://shop.blob.core.chinacloudapi.cn/"), ("AzureWebJobsStorage:tableServiceUri", "https://shop.table.core.chinacloudapi.cn"),
            ("AzureWebJobsStorage:queueServiceUri", "https://shop.queue.core.chinacloudapi.cn"),
            ("AzureWebJobsStorage:credential", "managedIdentity"), ("AzureWebJobsStorage:clientId", "11111111-2222-3333-4444-555555555555"));
        settings.BlobUri.ShouldBe(new Uri("https://shop.blob.core.chinacloudapi.cn/"));
        settings.TableUri.ShouldBe(new Uri("https://shop.table.core.chinacloudapi.cn"));
        settings.ClientId.ShouldBe("11111111-2222-3333-4444-555555555555");
        settings.Credential.ShouldBe(StorageCredential.ManagedIdentity);
    }

    [Theory]
    [InlineData("blobServiceUri", "https://shop.blob.core.windows.net", "AzureWebJobsStorage__tableServiceUri")]
    [InlineData("tableServiceUri", "https://shop.table.core.windows.net", "AzureWebJobsStorage__blobServiceUri")]
    [InlineData("blobServiceUri", "shop.blob.core.windows.net", "AzureWebJobsStorage__blobServiceUri")]
    [InlineData("tableServiceUri", "http://shop.table.core.windows.net", "AzureWebJobsStorage__tableServiceUri")]
    public void An_address_that_is_missing_or_none_is_named(string part, string value, string named) =>
        Should.Throw<OptionsValidationException>(() => Read(($"AzureWebJobsStorage:{part}", value))).Message.ShouldContain(named);

    [Fact]
    public void An_unknown_kind_of_credential_is_named() =>
        Should.Throw<OptionsValidationException>(() => Read(("AzureWebJobsStorage:accountName", "shop"), ("AzureWebJobsStorage:credential", "password")))
            .Message.ShouldContain("AzureWebJobsStorage__credential is 'password'");

    [Theory]
    [InlineData("managedidentity", "11111111-2222-3333-4444-555555555555")]
    [InlineData("managedidentity", null)]
    [InlineData(null, null)]
    public void A_host_with_an_identity_has_clients_of_that_account(string? credential, string? client)
    {
        var configuration = Configuration(("AzureWebJobsStorage:accountName", "shop"), ("AzureWebJobsStorage:credential", credential), ("AzureWebJobsStorage:clientId", client));
        using var services = new ServiceCollection().AddOrderStatusFlow(configuration, loopbackUnlessSet: false).BuildServiceProvider();
        services.GetRequiredService<StorageClients>().Blobs.Uri.ShouldBe(new Uri("https://shop.blob.core.windows.net"));
    }

    private static StorageOptions Read(params (string Name, string? Value)[] settings) =>
        Configuration(settings).ReadHostSettings<StorageOptions>();

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))).Build();
}
