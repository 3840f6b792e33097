using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>The programs and files of the peers.</summary>
internal static class Peer
{
    public static string Python => OperatingSystem.IsWindows() ? "python" : "python3";

    /// <summary>A file of the folder <c>peers</c>.</summary>
    public static string File(string name) => Path.Combine(RepositoryRoot.Find(), "OrderStatusFlow.Benchmarks", "peers", name);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="LoadException">It failed, or is not installed.</exception>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> args, CancellationToken cancellation)
    {
        try
        {
            var result = await Cli.Wrap(program).WithArguments(args).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellation);
            return result.ExitCode == 0 ? result.StandardOutput.Trim()
                : throw new LoadException($"{program} {args[0]} ended with exit code {result.ExitCode}: {result.StandardError}");
        }
        catch (Win32Exception)
        {
            throw new LoadException($"'{program}' was not found.");
        }
    }
}
