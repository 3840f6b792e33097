using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Azurite, the storage emulator, as a process of ours: on loopback, its data in a folder of its own, telemetry off.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    // The account and key that every emulator has: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private AzuriteProcess(Process process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    /// <summary>Starts Azurite unless storage is configured elsewhere, or it listens already.</summary>
    /// <returns>Null when it is not ours to end.</returns>
    public static async Task<AzuriteProcess?> StartIfNeededAsync(ConfigurationManager settings, Action<string> progress)
    {
        if (!StorageSettings.Read(name => settings[name]).IsEmulator || string.Equals(settings["Azurite:Start"], "never", StringComparison.OrdinalIgnoreCase))
            return null;
        var ports = new AzuritePorts(settings.GetValue("Azurite:BlobPort", 10000), settings.GetValue("Azurite:QueuePort", 10001), settings.GetValue("Azurite:TablePort", 10002));
        if (await ListensAsync(ports.Blob) && await ListensAsync(ports.Table))
        {
            progress($"Azurite listens at ports {ports.Blob} and {ports.Table} already; using it.");
            settings["AzureWebJobsStorage"] = Connection(ports);
            return null;
        }

        var data = settings["Azurite:DataPath"] ?? Path.Combine(RepositoryRoot.Find(), ".local", "azurite");
        return await StartAsync(ports, data, progress);
    }

    public static async Task<AzuriteProcess> StartAsync(AzuritePorts ports, string data, Action<string> progress)
    {
        foreach (var port in new[] { ports.Blob, ports.Queue, ports.Table })
        {
            if (await ListensAsync(port))
                throw new SetupException($"Port {port} is taken, and Azurite needs it. End the program that holds it, or choose others with Azurite__BlobPort, Azurite__QueuePort and Azurite__TablePort.");
        }

        Directory.CreateDirectory(data);
        progress($"Starting Azurite at ports {ports.Blob}, {ports.Queue}, {ports.Table}, data in {data} ...");
        var start = new ProcessStartInfo("node",
        [
            // Its requests leave much garbage behind: a larger young generation (MB) takes an eighth off the processor time of a run.
            "--max-semi-space-size=64",
            Path.Combine(RepositoryRoot.Find(), "node_modules", "azurite", "dist", "src", "azurite.js"), "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", data,
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports.Blob}", "--queueHost", "127.0.0.1", "--queuePort", $"{ports.Queue}", "--tableHost", "127.0.0.1", "--tablePort", $"{ports.Table}",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SetupException($"'node' is not found. Install Node.js {NpmParts.LeastNode} or newer from https://nodejs.org and start again.");
        }

        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var azurite = new AzuriteProcess(process, Connection(ports));
        var began = Stopwatch.GetTimestamp();
        while (!(await ListensAsync(ports.Blob) && await ListensAsync(ports.Table)))
        {
            if (process.HasExited)
                throw new SetupException($"Azurite ended at once (exit code {process.ExitCode}). It said: {(await errors).Trim()}");
            if (Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                await azurite.DisposeAsync();
                throw new SetupException($"Azurite did not listen within {StartsWithin.TotalSeconds:0} seconds. Look whether its data folder {data} can be written, or delete that folder.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Connection(AzuritePorts ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports.Blob}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{ports.Queue}/{Account};TableEndpoint=http://127.0.0.1:{ports.Table}/{Account};";

    private static async Task<bool> ListensAsync(int port)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
