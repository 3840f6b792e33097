using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Tests.Mapping;

public sealed class JoltContractTests() : MappingEngineContract(new JoltEngine(), "jolt")
{
    protected override string AToB => """[{"operation":"shift","spec":{"a":"b"}}]""";

    protected override (string Spec, string Place) Bad => ("""[{"operation":"shift","spec":{"a":["x","y*"]}}]""", "$[0].spec.a[1]");
}
