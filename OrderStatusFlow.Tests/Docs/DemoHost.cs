using System.Collections.Concurrent;
using System.Diagnostics;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>LocalHost as a reader starts it, with its own storage and ports, and a clean folder to type commands in.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private const string Run = "dotnet run --project OrderStatusFlow.LocalHost -- ";
    private readonly string folder = Directory.CreateTempSubdirectory("osf-docs-").FullName;
    private readonly ConcurrentQueue<string> output = new();
    private readonly Dictionary<int, int> ports;
    private readonly Process process;

    private DemoHost(string command)
    {
        var (free, azurite) = (AzuritePorts.Free(), AzuritePorts.Free());
        ports = new Dictionary<int, int> { [7071] = free.Blob, [7081] = free.Queue, [7082] = free.Table };
        CopySamples();
        // The program that "dotnet run" would build and start, with the arguments of the page.
        var program = Path.Combine(AppContext.BaseDirectory, "OrderStatusFlow.LocalHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. Shell.Words(command[Run.Length..])])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports[7071]}",
                ["Demo__ErpPort"] = $"{ports[7081]}",
                ["Demo__OmnitronPort"] = $"{ports[7082]}",
                ["AzureWebJobsStorage"] = null,
                ["OrderStatusFlow__ApiKey"] = null,
                ["Net__AllowHosts"] = null,
                ["Azurite__DataPath"] = Path.Combine(folder, "azurite"),
                ["Azurite__BlobPort"] = $"{azurite.Blob}",
                ["Azurite__QueuePort"] = $"{azurite.Queue}",
                ["Azurite__TablePort"] = $"{azurite.Table}",
            },
        };
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Runs a <c>dotnet run --project OrderStatusFlow.LocalHost -- ...</c> command, and waits until the host serves.</summary>
    public static async Task<DemoHost> StartAsync(string command)
    {
        command.ShouldStartWith(Run);
        var host = new DemoHost(command);
        try
        {
            var serves = () => host.process.HasExited || host.Output.Contains("Ctrl+C", StringComparison.Ordinal);
            await TestWait.ForAsync("the demo serves", serves);
            host.process.HasExited.ShouldBeFalse(host.Output);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public string Output => string.Join('\n', output);

    /// <summary>Runs a <c>curl</c> command of a page in the clean folder; an answer of 400 and above fails the test.</summary>
    public Task<string> CurlAsync(string command)
    {
        var words = Shell.Words(WithPorts(command));
        words[0].ShouldBe("curl");
        return Shell.RunAsync(folder, words[0], ["--silent", "--show-error", "--fail-with-body", .. words[1..]]);
    }

    /// <summary>Runs a command of a page that calls a host, in this process. The page's folder <c>flows</c> has one flow.</summary>
    /// <returns>What it printed; an exit code other than 0 fails the test.</returns>
    public async Task<string> RemoteAsync(string command)
    {
        command.ShouldStartWith(Run);
        var flows = Directory.CreateDirectory(Path.Combine(folder, "flows")).FullName;
        File.Copy(Path.Combine(folder, "samples", "orders-outbound.json"), Path.Combine(flows, "from-git.json"), overwrite: true);
        // The first word is a command, the others are paths.
        var words = Shell.Words(command[Run.Length..]).Select((word, i) => i > 0 && word == "flows" ? flows : word);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await LocalCommands.RunAsync([.. words, "--url", $"http://127.0.0.1:{ports[7071]}"], output, errors);
        code.ShouldBe(0, $"{command}\n{output}\n{errors}");
        return output.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else if (!process.HasExited)
            await Shell.RunAsync(folder, "kill", "-s", "TERM", $"{process.Id}");
        using (var limit = new CancellationTokenSource(TestWait.Longest, TimeProvider.System))
            await process.WaitForExitAsync(limit.Token);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void CopySamples()
    {
        var samples = Directory.CreateDirectory(Path.Combine(folder, "samples")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), "samples")))
            File.WriteAllText(Path.Combine(samples, Path.GetFileName(file)), WithPorts(File.ReadAllText(file)));
    }

    private string WithPorts(string text) =>
        ports.Aggregate(text, (changed, port) => changed.Replace($":{port.Key}", $":{port.Value}", StringComparison.Ordinal));
}
