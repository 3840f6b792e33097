using System.Diagnostics;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Tests.Settings;

public sealed class InvalidSettingTests
{
    [Fact]
    public async Task An_invalid_setting_stops_the_app_with_a_sentence()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DurableRunLauncher).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["Runs__MaxAttempts"] = "0", ["Net__Proxy"] = "nonsense" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;

        process.ExitCode.ShouldBe(1);
        (await errors).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order().ShouldBe(
        [
            "The setting Net__Proxy is 'nonsense': set it to an http or https URL such as http://proxy.example:3128, or remove it.",
            "The setting Runs__MaxAttempts is '0': set it to a whole number from 1 to 100, or remove it to use the default, 8.",
        ]);
    }
}
