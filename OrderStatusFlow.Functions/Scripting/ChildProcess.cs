using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>A process that runs IronPython, with its standard input and output. It ends when they are closed.</summary>
internal sealed class ChildProcess : IDisposable
{
    // The managed heap that the runtime and the engine need in addition to the script's data.
    private const long RuntimeBytes = 64L << 20;
    private const int ErrorChars = 2_000;

    // The only variables of the host's environment that a child gets, because the environment contains secrets.
    private static readonly string[] Passed = ["PATH", "DOTNET_ROOT", "HOME", "TMPDIR", "TEMP", "TMP", "TZ", "LANG", "LC_ALL", "SystemRoot"];

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Task errorsRead;

    private ChildProcess(IronPythonOptions options, long memoryBytes)
    {
        MemoryBytes = memoryBytes;
        var start = new ProcessStartInfo(options.Command[0], options.Command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        foreach (var name in Passed)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = (memoryBytes + RuntimeBytes).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0"; // its counters cost more than it saves in a short-lived process
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // a killed process would leave its sockets
        process = Process.Start(start)!;
        errorsRead = ReadErrorsAsync();
    }

    public long MemoryBytes { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts a process and waits until it is ready.</summary>
    /// <returns>The process, or the reason why it did not start.</returns>
    public static async Task<Result<ChildProcess>> StartAsync(IronPythonOptions options, long memoryBytes, CancellationToken cancellation)
    {
        ChildProcess child;
        try
        {
            child = new ChildProcess(options, memoryBytes);
        }
        catch (Win32Exception exception)
        {
            return new Failure("script.engine", $"IronPython's process cannot be started. {exception.Message}");
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(options.StartTime);
        try
        {
            using var killed = late.Token.Register(child.Kill);
            if (await child.ReceiveAsync(0, late.Token) is not null)
                return child;
        }
        catch (Exception exception) when (exception is InvalidDataException or OperationCanceledException)
        {
            // Reported below.
        }

        var (exitCode, output) = await child.EndAsync();
        child.Dispose();
        cancellation.ThrowIfCancellationRequested();
        var how = late.IsCancellationRequested
            ? string.Create(CultureInfo.InvariantCulture, $"was not ready after {options.StartTime.TotalSeconds:0.#} seconds")
            : $"ended with exit code {exitCode} before it was ready";
        return new Failure("script.engine", $"IronPython's process {how}. {(output.Length > 0 ? $"Its output: {output}" : "It had no output.")}");
    }

    public Task SendAsync(ChildFrame frame, CancellationToken cancellation) => frame.WriteAsync(process.StandardInput.BaseStream, cancellation);

    /// <summary>Reads the next message; null if the process has ended.</summary>
    /// <exception cref="InvalidDataException">The output is not a message.</exception>
    public Task<ChildFrame?> ReceiveAsync(long bodyBytes, CancellationToken cancellation) =>
        ChildFrame.ReadAsync(process.StandardOutput.BaseStream, bodyBytes + IronPythonProcess.HeadBytes, cancellation);

    /// <summary>Returns the exit code (128 plus the number of a signal that ended the process) and the last output. Kills the process if it is
    /// running.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        process.StandardInput.Close();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            // The process may still be writing its error output.
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await Task.WhenAny(errorsRead, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None));
        lock (errors)
            return (process.ExitCode, errors.ToString().Trim());
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // The process has ended or is ending.
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        var piece = new char[1024];
        try
        {
            while (await process.StandardError.ReadAsync(piece) is var read and > 0)
            {
                lock (errors)
                    errors.Append(piece, 0, Math.Min(read, ErrorChars - errors.Length));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process has ended.
        }
    }
}
