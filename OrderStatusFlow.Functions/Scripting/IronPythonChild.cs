using System.Diagnostics;
using System.Globalization;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>One child process: it runs one job at a time, and is killed when the job does not end in time.</summary>
internal sealed class IronPythonChild : IDisposable
{
    private const long AnswerRoom = 8L << 20;

    // What the runtime and the engine's own code need beside the script's data.
    private const long RuntimeBytes = 64L << 20;
    private readonly Process process;

    private IronPythonChild(IronPythonOptions options, string flow, long memoryBytes)
    {
        (Flow, MemoryBytes) = (flow, memoryBytes);
        var start = new ProcessStartInfo(options.Command[0], options.Command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT", "HOME", "TMPDIR", "LANG", "SystemRoot" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = (memoryBytes + RuntimeBytes).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        process = Process.Start(start)!;
    }

    /// <summary>Starts a child and waits until it can take a job.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; what it said is in the host's own standard error.</exception>
    public static async Task<IronPythonChild> StartAsync(IronPythonOptions options, string flow, long memoryBytes, CancellationToken cancellation)
    {
        var child = new IronPythonChild(options, flow, memoryBytes);
        using var killed = cancellation.Register(child.Kill);
        if (await ChildFrame.ReadAsync(child.process.StandardOutput.BaseStream, AnswerRoom, cancellation) is not null)
            return child;
        child.Dispose();
        cancellation.ThrowIfCancellationRequested();
        throw new InvalidOperationException("A child process for IronPython ended while it started.");
    }

    public string Flow { get; }

    public long MemoryBytes { get; }

    public bool Reusable { get; private set; } = true;

    /// <summary>Gives the child a job and waits for its answer; null when it broke off, by itself or because the token ended.</summary>
    public async Task<(ChildAnswer Answer, ReadOnlyMemory<byte> Output)?> RunAsync(
        ChildJob job, ReadOnlyMemory<byte> input, DoorCalls? door, long outputBytes, CancellationToken cancellation)
    {
        Reusable = false;
        using var killed = cancellation.Register(Kill);
        try
        {
            await ChildFrame.Of(job, input).WriteAsync(process.StandardInput.BaseStream, cancellation);
            while (await ChildFrame.ReadAsync(process.StandardOutput.BaseStream, outputBytes + AnswerRoom, cancellation) is { } frame)
            {
                if (frame.Read<ChildAnswer>() is not { } answer)
                    break;
                if (!answer.Knocks)
                {
                    Reusable = answer.ErrorKind != "MemoryError";
                    return (answer, frame.Body);
                }

                var frames = await (door ?? new DoorCalls(null, ScriptLimits.Default)).AnswerAsync(frame.Body.ToArray(), cancellation);
                var whole = frames.SelectMany(part => part.ToArray()).ToArray();
                await new ChildFrame([], whole).WriteAsync(process.StandardInput.BaseStream, cancellation);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Text.Json.JsonException)
        {
            // The pipe broke, or the time is up: the child is thrown away.
        }

        return null;
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
