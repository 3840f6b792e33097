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
    public async Task A_case_that_passes_when_it_is_run_again_counts_as_passed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), ".ci/run needs a Unix shell.");
        await WriteAsync(failed: 2, "1");
        await WriteProgramAsync(Case("A.B(1)", "passed"), Case("A.B(2)", "passed"), Case("A.B(2)", "failed"));

        (await VerdictAsync("")).ShouldBe(
            (1, "Passed only when run again: Some.Tests.A.B(1)\n    wrong\nFailed: Some.Tests.A.B(2)\n    wrong\n3 passed, 1 failed, 1 skipped"));

        // The ids of a theory's cases differ between the two ways to run them.
        static object Case(string name, string status) => new { name = $"{Project}.{name}", status, extra = new { id = $"other-{name}" } };
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

    // A test program that writes a report.
    private async Task WriteProgramAsync(params object[] tests)
    {
        var report = JsonSerializer.Serialize(new { results = new { tests, summary = new { passed = 0, skipped = 0 }, extra = new { suites = Array.Empty<object>() } } });
        var program = Path.Combine(folder.CreateSubdirectory($"{Project}/bin/Debug/net10.0").FullName, Project);
        await File.WriteAllTextAsync(program, $"#!/bin/sh\ncat > \"$3\" <<'END'\n{report}\nEND\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<(int Code, string Output)> VerdictAsync(string broken)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(RepositoryRoot.Find(), ".ci", "test-results.mjs"), folder.FullName, Project])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment = { ["BROKEN"] = broken },
        })!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, output.TrimEnd());
    }
}
