using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Installs the npm packages from the lock file once: Azurite, and CPython compiled to WebAssembly.</summary>
internal static class NpmParts
{
    public const int MinNodeVersion = 20;

    public static async Task EnsureAsync(Action<string> progress)
    {
        var root = RepositoryRoot.Find();
        if (IsInstalled(root))
            return;
        // Two hosts that start at the same time in a new clone must not install concurrently.
        await using var turn = await WaitForTurnAsync(root);
        if (IsInstalled(root))
            return;
        await CheckNodeAsync();
        progress("Installing npm packages (npm ci, once) ...");
        var (code, output) = await RunAsync(root, "npm", "ci", "--omit=dev", "--no-audit", "--no-fund");
        if (code != 0)
            throw new SetupException($"'npm ci' failed in {root}. Run it there to see the cause. Its last output: {LastLine(output)}");
    }

    // npm writes this file last, so an aborted or running install is not counted.
    private static bool IsInstalled(string root) =>
        File.Exists(Path.Combine(root, "node_modules", ".package-lock.json")) && Scripting.PythonModule.Find() is not null;

    private static async Task CheckNodeAsync()
    {
        var (code, version) = await RunAsync(Environment.CurrentDirectory, "node", "--version");
        if (code != 0 || !int.TryParse(version.Trim().TrimStart('v').Split('.')[0], out var major) || major < MinNodeVersion)
            throw new SetupException($"Node.js {MinNodeVersion} or newer is required, but 'node --version' returned '{version.Trim()}'. "
                + "Install it from https://nodejs.org and start again.");
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string program, params string[] args)
    {
        try
        {
            var result = await Cli.Wrap(program).WithArguments(args).WithWorkingDirectory(folder)
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
            return (result.ExitCode, result.StandardOutput + result.StandardError);
        }
        catch (Win32Exception)
        {
            throw new SetupException($"'{program}' was not found. Install Node.js {MinNodeVersion} or newer, which includes npm, "
                + "from https://nodejs.org and start again.");
        }
    }

    private static async Task<FileStream> WaitForTurnAsync(string root)
    {
        var path = Path.Combine(root, ".npm-install.lock");
        for (var i = 0; i < 600; i++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            }
        }

        throw new SetupException($"Another program has locked {path} for ten minutes. "
            + "If no installation is running, delete the file and start again.");
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault(l => !l.Contains("A complete log")) ?? "none";
}
