using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

public sealed class FlowRedactorTests
{
    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("Cookie", true)]
    [InlineData("Pwd", true)]
    [InlineData("X-Session", true)]
    [InlineData("X-Signature", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("authorizeUrl", false)]
    [InlineData("tokenPath", false)]
    [InlineData("Accept", false)]
    public void A_literal_is_secret_by_the_name_of_its_member(string name, bool hidden)
    {
        var flow = JsonElement.Parse($$"""{"erp": {"headers": {"{{name}}": "hunter22"} } }""");

        var shown = new FlowRedactor(new Secrets(_ => null)).Of(flow).Hide("It sends hunter22.");

        shown.Contains("hunter22", StringComparison.Ordinal).ShouldBe(!hidden);
    }
}
