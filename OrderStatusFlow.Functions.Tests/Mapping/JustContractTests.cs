using OrderStatusFlow.Functions.Mapping;
using OrderStatusFlow.Tests.Mapping;

namespace OrderStatusFlow.Functions.Tests;

public sealed class JustContractTests() : MappingEngineContract(new JustEngine(), "just")
{
    protected override string AToB => """{"b":"#valueof($.a)"}""";

    protected override (string Spec, string Place) Bad => ("""{"b":[{"c":"#System.Private.CoreLib::System.Environment::GetEnvironmentVariable(PATH)"}]}""", "$.b[0].c");
}
