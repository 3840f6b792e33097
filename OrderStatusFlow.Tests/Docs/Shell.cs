using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>Runs a program as a reader does.</summary>
internal static partial class Shell
{
    /// <summary>The words of a command; those with spaces are in double quotes, which every shell understands.</summary>
    public static string[] Words(string command) => [.. Word().Matches(command).Select(match => match.Value.Trim('"'))];

    /// <summary>Runs a program to its end; the test fails when its exit code is not 0.</summary>
    /// <returns>What it printed on standard output.</returns>
    public static async Task<string> RunAsync(string folder, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_PROXY"] = "*" },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TestWait.Longest, TimeProvider.System);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}\n{await output}\n{await errors}");
        return await output;
    }

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex Word();
}
