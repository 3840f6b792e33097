using System.Net;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Tests.Net;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fe80::1%3")]
    [InlineData("fec0::1")]
    [InlineData("3fff::1")]
    public void Addresses_of_the_own_network_are_inside(string address) => SpecialAddresses.RangeOf(IPAddress.Parse(address)).ShouldNotBeNull();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_outside(string address) => SpecialAddresses.RangeOf(IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://2130706433:9/")]
    [InlineData("http://0x7f.1:9/")]
    [InlineData("http://0.0.0.0:9/")]
    public async Task A_guarded_client_refuses_to_connect_inside(string url)
    {
        using var http = GuardedHttp.Create(new NetOptions { AllowHosts = "erp.example", AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(url));

        refused.Message.ShouldContain("Net__AllowHosts");
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("localhost:9", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("localhost:10", false)]
    public void A_setting_exempts_a_host_or_one_of_its_ports(string setting, bool allowed) =>
        new NetOptions { AllowHosts = setting }.IsAllowed("localhost", 9).ShouldBe(allowed);
}
