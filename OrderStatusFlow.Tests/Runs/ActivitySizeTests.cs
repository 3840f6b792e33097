using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

public sealed class ActivitySizeTests
{
    [Theory]
    [InlineData(500, 64, 125, 16)]
    [InlineData(500, 16, 64, 4)]
    [InlineData(500, 1, 16, 1)]
    [InlineData(7, 16, 2, 4)]
    [InlineData(3, 16, 1, 4)]
    [InlineData(0, 16, 1, 4)]
    public void The_batch_decides_on_few_activities_that_each_take_a_limited_time(int batch, int maxParallel, int rows, int atOnce) =>
        ActivitySize.Of(new WriteDefinition { RowsPerActivity = null, MaxParallel = maxParallel }, batch).ShouldBe(new ActivitySize(rows, atOnce));

    [Fact]
    public void A_number_is_taken_as_it_is() =>
        ActivitySize.Of(new WriteDefinition { RowsPerActivity = 7 }, 500).ShouldBe(new ActivitySize(7, 1));
}
