using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Access;

public sealed class RequiredRoleTests(TestHost host)
{
    [Fact]
    public async Task Every_operation_requires_a_role_or_is_open_on_purpose()
    {
        var endpoints = (await host.ServerAsync()).Services.GetRequiredService<EndpointDataSource>().Endpoints;

        endpoints.Count.ShouldBeGreaterThan(20);
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<RequiredRole>() is null == endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.DisplayName).ShouldBeEmpty();
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName)
            .ShouldBe(["getHealth", "checkHealth", "completeLogin", "beginSession", "endSession"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("http://127.0.0.1:7071", true)]
    [InlineData("http://localhost:7071", true)]
    [InlineData("https://[::1]:0", true)]
    [InlineData("http://0.0.0.0:7071", false)]
    [InlineData("http://[::]:7071", false)]
    [InlineData("http://*:7071", false)]
    [InlineData("http://+:7071", false)]
    [InlineData("http://192.168.1.5:7071", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://unix:/tmp/socket", false)]
    public void Only_loopback_addresses_need_no_key(string address, bool isLoopback) => LocalHost.LoopbackAccess.IsLoopback(address).ShouldBe(isLoopback);
}
