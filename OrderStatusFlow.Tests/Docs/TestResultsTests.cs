using System.Diagnostics;
using System.Text.Json;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>The verdict of <c>.ci/run</c>, from reports of tests.</summary>
public sealed class TestResultsTests : IDisposable
{
    // A project that does not exist, so no test of it can run again.
    private const string Project = "Some.Tests";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("osf-results-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(0, "0", "", "2 passed, 0 failed, 1 skipped")]
    [InlineData(1, "1", "", "Failed: Some.Tests.A.B(1)\n    wrong\n2 passed, 1 failed, 1 skipped")]
    [InlineData(1, "1", "build", "Failed: Some.Tests.A.B(1)\n    wrong\nFailed: build\n2 passed, 1 failed, 1 skipped")]
    [InlineData(0, "0", "format spelling", "Failed: format\nFailed: spelling\n2 passed, 2 failed, 1 skipped")]
    [InlineData(0, "134", "", "Failed: Some.Tests ended with exit code 134.\n2 passed, 1 failed, 1 skipped")]
    public async Task A_failure_is_listed_before_the_counts(int failed, string exit, string broken, string expected)
    {
        await WriteAsync(failed, exit);

        (await VerdictAsync(broken)).ShouldBe((expected.EndsWith(" 0 failed, 1 skipped", StringComparison.Ordinal) ? 0 : 1, expected));
    }

    [Fact]
    public async Task Many_failed_tests_are_not_run_again()
    {
        await WriteAsync(failed: 11, "1");

        (await VerdictAsync("")).Output.ShouldEndWith("More than 10 tests failed, so none was run again.\n2 passed, 11 failed, 1 skipped");
    }

    [Fact]
    public async Task A_project_without_a_report_is_a_failure() =>
        (await VerdictAsync("")).ShouldBe((1, "Failed: Some.Tests ended without a report of its tests.\n0 passed, 1 failed, 0 skipped"));

    private async Task WriteAsync(int failed, string exit)
    {
        var tests = Enumerable.Range(1, failed).Select(i => new
        {
            name = $"{Project}.A.B({i})",
            status = "failed",
            message = "wrong",
            extra = new { id = $"{i}", type = $"{Project}.A", method = "B" },
        });
        var report = new { results = new { tests, summary = new { passed = 2, failed, skipped = 1 }, extra = new { suites = new[] { new { id = "1" } } } } };
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{Project}.json"), JsonSerializer.Serialize(report));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{Project}.exit"), exit);
    }

    private async Task<(int Code, string Output)> VerdictAsync(string broken)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [".ci/test-results.mjs", folder.FullName, Project])
        {
            WorkingDirectory = RepositoryRoot.Find(),
            RedirectStandardOutput = true,
            Environment = { ["BROKEN"] = broken },
        })!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, output.TrimEnd());
    }
}
