using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CliWrap;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Azurite, the storage emulator, as a child process: on loopback, its data in a folder of its own, telemetry off.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    // The well-known account and key: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    internal const string Account = "devstoreaccount1";
    internal const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WritesWithin = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder errors = new();
    private readonly CommandTask<CommandResult> running;
    private readonly AzuriteFolder folder;
    private readonly Action<string> progress;

    private AzuriteProcess(Command node, AzuriteFolder folder, string connectionString, Action<string> progress)
    {
        (this.folder, this.progress, ConnectionString) = (folder, progress, connectionString);
        // Standard input stays open until the host stops or dies.
        running = node.WithStandardInputPipe(PipeSource.Create((_, cancellation) => stopping.Task.WaitAsync(cancellation)))
            .WithStandardErrorPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(errors), PipeTarget.ToDelegate(ReportSave)))
            .WithValidation(CommandResultValidation.None).ExecuteAsync();
        folder.SetWriter(running.ProcessId);
    }

    public string ConnectionString { get; }

    public int ProcessId => running.ProcessId;

    /// <summary>Starts Azurite unless other storage is configured or Azurite is already running.</summary>
    /// <param name="options">The settings of Azurite.</param>
    /// <param name="storage">The settings of storage; the connection string of Azurite is set if it is used.</param>
    /// <param name="progress">Receives a message for each step that takes time.</param>
    /// <returns>The process; null if this host did not start one.</returns>
    public static async Task<AzuriteProcess?> StartIfNeededAsync(AzuriteOptions options, StorageOptions storage, Action<string> progress)
    {
        if (!storage.IsEmulator || options.Start == AzuriteStart.Never)
            return null;
        var ports = new AzuritePorts(options.BlobPort, options.QueuePort, options.TablePort);
        storage.ConnectionString = Connection(ports);
        var path = options.DataPath ?? Path.Combine(RepositoryRoot.Find(), ".local", "azurite");
        using (var folder = AzuriteFolder.TryTake(path))
        {
            if (folder is not null)
                await folder.WaitForPredecessorAsync(progress);
            if (await ListensAsync(ports.Blob) && await ListensAsync(ports.Table))
            {
                progress($"Using the Azurite that is already running at ports {ports.Blob} and {ports.Table}"
                    + (folder is null ? " until the host that started it stops." : "."));
                return null;
            }
        }

        return await StartAsync(ports, path, progress);
    }

    /// <exception cref="SetupException">Another host uses the folder, a port is in use, or Azurite does not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuritePorts ports, string path, Action<string> progress)
    {
        var folder = AzuriteFolder.TryTake(path)
            ?? throw new SetupException($"Another Order Status Flow uses the data folder {path}. "
                + "Stop it, or set Azurite__DataPath to another folder.");
        try
        {
            return await StartAsync(ports, folder, progress);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task<AzuriteProcess> StartAsync(AzuritePorts ports, AzuriteFolder folder, Action<string> progress)
    {
        foreach (var port in new[] { ports.Blob, ports.Queue, ports.Table })
        {
            if (await ListensAsync(port))
                throw new SetupException(
                    $"Azurite cannot use port {port} because it is already in use. Stop the program that uses it, or set other ports with "
                    + "Azurite__BlobPort, Azurite__QueuePort and Azurite__TablePort.");
        }

        progress($"Starting Azurite at ports {ports.Blob}, {ports.Queue}, {ports.Table}, data in {folder.Path} ...");
        var node = Cli.Wrap("node").WithArguments(
        [
            // Azurite allocates much short-lived memory. A larger young generation (in MB) saves an eighth of a run's processor time.
            "--max-semi-space-size=64",
            Path.Combine(AppContext.BaseDirectory, "Setup", "azurite.cjs"), Path.Combine(RepositoryRoot.Find(), "node_modules"),
            "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", folder.Path,
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports.Blob}", "--queueHost", "127.0.0.1", "--queuePort", $"{ports.Queue}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{ports.Table}",
        ]);
        AzuriteProcess azurite;
        try
        {
            azurite = new AzuriteProcess(node, folder, Connection(ports), progress);
        }
        catch (Win32Exception)
        {
            throw new SetupException($"'node' was not found. Install Node.js {NpmParts.MinNodeVersion} or newer "
                + "from https://nodejs.org and start again.");
        }

        var began = Stopwatch.GetTimestamp();
        while (!(await ListensAsync(ports.Blob) && await ListensAsync(ports.Table)))
        {
            if (azurite.running.Task.IsCompleted)
                throw new SetupException(
                    $"Azurite exited with code {(await azurite.running).ExitCode} during startup. Its output: {azurite.Output}");
            if (Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                await azurite.DisposeAsync();
                throw new SetupException(
                    $"Azurite did not start within {StartsWithin.TotalSeconds:0} seconds. "
                    + $"Check that its data folder {folder.Path} is writable, or delete that folder.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return azurite;
    }

    /// <summary>Closes Azurite's standard input, at which it writes its index and ends, and waits for that.</summary>
    /// <remarks>It is never killed: when it takes longer it continues on its own, and the next host on the folder waits for it.</remarks>
    public async ValueTask DisposeAsync()
    {
        stopping.TrySetResult();
        try
        {
            var result = await running.Task.WaitAsync(WritesWithin, TimeProvider.System);
            running.Dispose();
            folder.ClearWriter();
            if (result.ExitCode != 0)
                progress($"Azurite exited with code {result.ExitCode}. The last changes may be missing in {folder.Path}. Its output: {Output}");
        }
        catch (TimeoutException)
        {
            progress($"Azurite (process {ProcessId}) is still writing its data to {folder.Path}. "
                + "Do not stop it; it exits when it is done.");
        }

        folder.Dispose();
    }

    private string Output => errors.ToString().Trim();

    // azurite.cjs writes these two lines while it runs; other lines are the reason why it ended.
    private void ReportSave(string line)
    {
        if (line.StartsWith("Cannot save ", StringComparison.Ordinal) || line.StartsWith("Saved ", StringComparison.Ordinal))
            progress($"Azurite: {line}");
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
