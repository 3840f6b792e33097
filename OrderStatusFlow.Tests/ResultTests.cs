namespace OrderStatusFlow.Tests;

public sealed class ResultTests
{
    [Fact]
    public void A_failure_is_not_a_success()
    {
        Result<int> result = new Failure("test.failed", "It failed.");

        result.Succeeded.ShouldBeFalse();
        result.Failure.ShouldNotBeNull().Code.ShouldBe("test.failed");
    }
}
