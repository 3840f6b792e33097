
namespace OrderStatusFlow.Tests.Mapping;

public sealed class JoltCaseTests
{
    public static TheoryData<string, string, string, string> Cases => JoltCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_the_reference_gives(string name, string spec, string input, string expected)
    {
        var compilation = Jolt.Compile(spec);
        if (expected == "refused")
        {
            compilation.Errors.ShouldNotBeEmpty(name);
            return;
        }

        compilation.Errors.ShouldBeEmpty(name);
        var result = Jolt.Apply(compilation, input);
        if (expected == "fails") result.Failure.ShouldNotBeNull(name).Code.ShouldBe("mapping.input");
        else Jolt.Text(result).ShouldBe(expected, name);
    }
}
