using System.Diagnostics;
using System.Globalization;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>A data folder of Azurite. Only one host may use it at a time, because two would overwrite each other's index.</summary>
/// <remarks>
/// The host keeps the file <c>host.lock</c> open. The file contains the process id of Azurite. If the host dies, its Azurite writes
/// its data and then exits.
/// </remarks>
internal sealed class AzuriteFolder : IDisposable
{
    private static readonly TimeSpan WritesWithin = TimeSpan.FromSeconds(60);

    // The reported start time of a process depends on the machine's clock, which may have changed.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromMinutes(1);

    private readonly FileStream file;

    private AzuriteFolder(string path, FileStream file) => (Path, this.file) = (path, file);

    public string Path { get; }

    /// <summary>Locks the folder, creating it if it does not exist.</summary>
    /// <returns>The folder; null if another host uses it.</returns>
    /// <exception cref="SetupException">The folder cannot be created or written.</exception>
    public static AzuriteFolder? TryTake(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, e);
        }

        try
        {
            var file = new FileStream(System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None);
            return new AzuriteFolder(path, file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotWritable(path, e);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until the Azurite of an earlier host has written its data.</summary>
    /// <exception cref="SetupException">The process is still running after a minute.</exception>
    public async Task WaitForPredecessorAsync(Action<string> progress)
    {
        using var azurite = FindPredecessor();
        if (azurite is null)
            return;
        progress($"Waiting for the Azurite of an earlier host (process {azurite.Id}) to write its data to {Path} ...");
        using var limit = new CancellationTokenSource(WritesWithin, TimeProvider.System);
        try
        {
            await azurite.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new SetupException($"Process {azurite.Id}, the Azurite of an earlier host, is still running and may write to {Path}. "
                + "Stop it and start again.");
        }
    }

    /// <summary>Records the process that writes to the folder.</summary>
    /// <param name="processId">The id of the process.</param>
    /// <exception cref="SetupException">The folder cannot be written, as on a full disk.</exception>
    public void SetWriter(int processId)
    {
        try
        {
            using var azurite = Process.GetProcessById(processId);
            Write($"{azurite.Id} {azurite.StartTime.ToUniversalTime().Ticks}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The process has already exited.
        }
        catch (IOException e)
        {
            throw NotWritable(Path, e);
        }
    }

    /// <summary>Records that no process writes to the folder.</summary>
    public void ClearWriter() => Write("");

    public void Dispose() => file.Dispose();

    private static SetupException NotWritable(string path, Exception reason) => new(
        $"Azurite cannot write its data to {path}: {reason.Message} Make room or grant access there, or set Azurite__DataPath to another folder.");

    private void Write(string text)
    {
        file.SetLength(0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush();
    }

    private Process? FindPredecessor()
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var parts = reader.ReadToEnd().Split(' ');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var started))
            return null;
        try
        {
            var process = Process.GetProcessById(id);
            if ((process.StartTime.ToUniversalTime() - new DateTime(started, DateTimeKind.Utc)).Duration() < StartTolerance)
                return process;
            process.Dispose(); // another program with a reused process id
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // The process has exited or belongs to another user.
        }

        return null;
    }
}
