using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

public sealed class RunRetryOptionsTests
{
    [Fact]
    public void A_run_waits_longer_after_each_error()
    {
        var options = new RunRetryOptions();

        Enumerable.Range(1, 8).Select(errors => options.DelayAfter(errors).TotalSeconds).ShouldBe([5, 10, 20, 40, 80, 120, 120, 120]);
        options.DelayAfter(int.MaxValue).ShouldBe(RunRetryOptions.MaxDelay);
    }
}
