using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

public sealed class RunRetryOptionsTests
{
    [Fact]
    public void Without_settings_a_run_ends_after_eight_errors_and_waits_longer_each_time()
    {
        var options = RunRetryOptions.Read(_ => null);

        (options.MaxAttempts, options.MaxResumes).ShouldBe((8, 3));
        Enumerable.Range(1, 8).Select(errors => options.DelayAfter(errors).TotalSeconds).ShouldBe([5, 10, 20, 40, 80, 120, 120, 120]);
        options.DelayAfter(int.MaxValue).ShouldBe(RunRetryOptions.MaxDelay);
    }

    [Theory]
    [InlineData("Runs:MaxAttempts", "0")]
    [InlineData("Runs:MaxAttempts", "101")]
    [InlineData("Runs:MaxAttempts", "eight")]
    [InlineData("Runs:MaxResumes", "-1")]
    [InlineData("Runs:RetryDelay", "00:00:00")]
    [InlineData("Runs:RetryDelay", "00:02:01")]
    [InlineData("Runs:RetryDelay", "5 s")]
    public void A_setting_out_of_range_is_refused_by_name(string setting, string value) =>
        Should.Throw<InvalidDataException>(() => RunRetryOptions.Read(name => name == setting ? value : null)).Message
            .ShouldSatisfyAllConditions(message => message.ShouldContain(setting.Replace(":", "__", StringComparison.Ordinal)), message => message.ShouldContain($"'{value}'"));
}
