using System.Net;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Net;

public sealed class HostEndpointsTests
{
    [Theory]
    [InlineData("acct.blob.core.windows.net", true)]
    [InlineData("ACCT.queue.core.windows.net.", true)]
    [InlineData("acct.table.core.windows.net", true)]
    [InlineData("acct-secondary.blob.core.windows.net", true)]
    [InlineData("other.blob.core.windows.net", false)]
    [InlineData("app.azurewebsites.net", true)]
    [InlineData("app.scm.azurewebsites.net", true)]
    [InlineData("orders.example", true)]
    [InlineData("www.orders.example", false)]
    public void Names_of_the_host_and_its_storage_account_are_known(string name, bool isOwn)
    {
        foreach (var storage in new KeyValuePair<string, string?>[]
        {
            new("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=a2V5;EndpointSuffix=core.windows.net"),
            new("AzureWebJobsStorage:accountName", "acct"),
        })
            (Endpoints(storage, new("WEBSITE_HOSTNAME", "app.azurewebsites.net"), new("PublicUrl", "https://orders.example")).FindName(name) is not null).ShouldBe(isOwn, storage.Key);
    }

    [Theory]
    [InlineData(10000)]
    [InlineData(10001)]
    [InlineData(10002)]
    [InlineData(7071)]
    [InlineData(50051)]
    public async Task The_emulator_and_the_ports_of_Core_Tools_are_known_by_address(int port)
    {
        var endpoints = Endpoints(new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("WEBSITE_HOSTNAME", "localhost:7071"), new("Functions:Worker:HostEndpoint", "http://127.0.0.1:50051"));

        (await endpoints.FindAsync("any.example", port, [IPAddress.Parse("127.0.0.3")], CancellationToken.None)).ShouldNotBeNull();
        (await endpoints.FindAsync("any.example", port + 10, [IPAddress.Loopback], CancellationToken.None)).ShouldBeNull();
        (await endpoints.FindAsync("any.example", port, [IPAddress.Parse("8.8.8.8")], CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://*:7071")]
    [InlineData("http://+:7071")]
    [InlineData("http://[::]:7071")]
    [InlineData("http://localhost:7071")]
    public async Task A_host_that_listens_at_every_address_is_known_by_each(string url)
    {
        var endpoints = new HostEndpoints([], () => [url]);

        foreach (var address in Dns.GetHostAddresses(Dns.GetHostName()).Append(IPAddress.IPv6Loopback).Append(IPAddress.Parse("::ffff:127.0.0.1")))
            (await endpoints.FindAsync("any.example", 7071, [address], CancellationToken.None)).ShouldBe("this host itself");
    }

    private static HostEndpoints Endpoints(params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new HostEndpoints(
            HostEndpoint.Of(StorageEndpoints.Of(configuration.ReadHostSettings<StorageOptions>()), new HostUrls(configuration.ReadHostSettings<ApiOptions>(), configuration).All), () => []);
    }
}
