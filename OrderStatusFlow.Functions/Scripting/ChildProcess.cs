using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>A process that runs IronPython, and the way to it: its standard input and output. It ends when they are closed.</summary>
internal sealed class ChildProcess : IDisposable
{
    // What the runtime and the engine's own code need of the managed heap beside the script's data.
    private const long RuntimeBytes = 64L << 20;
    private const int ErrorChars = 2_000;

    // All that a child gets of the host's environment, which holds secrets.
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
        start.Environment["DOTNET_TieredPGO"] = "0"; // its counters cost more than it wins in so short a life
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // a process that is killed would leave its sockets behind
        process = Process.Start(start)!;
        errorsRead = ReadErrorsAsync();
    }

    public long MemoryBytes { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts one and waits until it can take a job.</summary>
    /// <returns>The process, or the failure to start one.</returns>
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
            // Told below.
        }

        var (exitCode, told) = await child.EndAsync();
        child.Dispose();
        cancellation.ThrowIfCancellationRequested();
        var how = late.IsCancellationRequested
            ? string.Create(CultureInfo.InvariantCulture, $"was not ready after {options.StartTime.TotalSeconds:0.#} seconds")
            : $"ended with exit code {exitCode} before it was ready";
        return new Failure("script.engine", $"IronPython's process {how}. {(told.Length > 0 ? $"It said: {told}" : "It said nothing.")}");
    }

    public Task SendAsync(ChildFrame frame, CancellationToken cancellation) => frame.WriteAsync(process.StandardInput.BaseStream, cancellation);

    /// <summary>What it says next; null when it has ended.</summary>
    /// <exception cref="InvalidDataException">Something other than its answers came.</exception>
    public Task<ChildFrame?> ReceiveAsync(long bodyBytes, CancellationToken cancellation) =>
        ChildFrame.ReadAsync(process.StandardOutput.BaseStream, bodyBytes + IronPythonProcess.HeadBytes, cancellation);

    /// <summary>How it ended (a signal's number plus 128 where one ended it) and the last it said; it is killed if it still runs.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        process.StandardInput.Close();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            // It may still be writing down what went wrong.
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
            // It has ended by itself, or is ending.
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
            // It is gone.
        }
    }
}
