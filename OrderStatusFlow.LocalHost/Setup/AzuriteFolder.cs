using System.Diagnostics;
using System.Globalization;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>A data folder of Azurite, which one host has at a time: two would overwrite each other's index.</summary>
/// <remarks>
/// The host holds the file <c>host.lock</c> open. It names the Azurite that writes here: when a host dies, its Azurite writes what it has in memory, and ends a moment later.
/// </remarks>
internal sealed class AzuriteFolder : IDisposable
{
    private static readonly TimeSpan WritesWithin = TimeSpan.FromSeconds(60);

    // What processes report as their start depends on the machine's clock, which may have been set since.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromMinutes(1);

    private readonly FileStream file;

    private AzuriteFolder(string path, FileStream file) => (Path, this.file) = (path, file);

    public string Path { get; }

    /// <summary>Takes the folder, and creates it where needed.</summary>
    /// <returns>Null when another host has it.</returns>
    public static AzuriteFolder? TryTake(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            var file = new FileStream(System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new AzuriteFolder(path, file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until the Azurite of a host that died has written its data.</summary>
    /// <exception cref="SetupException">It is still there after a minute.</exception>
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
            throw new SetupException($"Process {azurite.Id}, the Azurite of an earlier host, has not ended, and may still write to {Path}. End it and start again.");
        }
    }

    /// <summary>Notes which process writes here.</summary>
    public void SetWriter(Process azurite)
    {
        try
        {
            Write($"{azurite.Id} {azurite.StartTime.ToUniversalTime().Ticks}");
        }
        catch (InvalidOperationException)
        {
            // It has ended at once.
        }
    }

    /// <summary>Notes that no process writes here any more.</summary>
    public void ClearWriter() => Write("");

    public void Dispose() => file.Dispose();

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
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var started))
            return null;
        try
        {
            var process = Process.GetProcessById(id);
            if ((process.StartTime.ToUniversalTime() - new DateTime(started, DateTimeKind.Utc)).Duration() < StartTolerance)
                return process;
            process.Dispose(); // another program, which was given the same id
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended, or belongs to another user.
        }

        return null;
    }
}
