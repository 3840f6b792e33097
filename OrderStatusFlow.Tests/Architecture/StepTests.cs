using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Architecture;

public sealed class StepTests
{
    private const int MaxDependencies = 6;

    public static TheoryData<Type> Steps() => [.. typeof(LoginStep).Assembly.GetTypes().Where(type => type.IsClass && type.Name.EndsWith("Step", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_has_at_most_six_dependencies(Type step) =>
        step.GetConstructors().ShouldHaveSingleItem().GetParameters().Length.ShouldBeInRange(1, MaxDependencies);

    [Theory]
    [InlineData(typeof(LoginStep))]
    [InlineData(typeof(ReadStep))]
    [InlineData(typeof(TransformStep))]
    [InlineData(typeof(ScriptStep))]
    [InlineData(typeof(WriteStep))]
    [InlineData(typeof(CloseStep))]
    public void Each_step_of_a_run_is_a_class_of_its_own(Type step) => Steps().Select(row => row.Data).ShouldContain(step);
}
