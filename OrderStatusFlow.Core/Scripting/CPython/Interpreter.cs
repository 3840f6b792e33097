using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>An interpreter that belongs to one script of one flow, and starts every job in the state right after the script was compiled.</summary>
internal sealed class Interpreter : IDisposable
{
    private const long AnswerRoom = 8L << 20;
    private readonly PythonRuntime runtime;
    private readonly Guest guest;
    private readonly GuestThread thread = new();
    private readonly IDirtyPages dirty;
    private readonly byte[] source;
    private Checkpoint? checkpoint;
    private GuestAnswer? prepared;

    public Interpreter(PythonRuntime runtime, ScriptKey key, string source)
    {
        this.runtime = runtime;
        Key = key;
        this.source = Encoding.UTF8.GetBytes(source);
        (guest, dirty) = runtime.CreateGuest();
    }

    public ScriptKey Key { get; }

    /// <summary>False after a job that left the interpreter in a state that cannot be put back.</summary>
    public bool Reusable { get; private set; } = true;

    public Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation) => thread.RunAsync(() => Run(job, cancellation));

    public Task<FlowFailure?> CheckAsync(ScriptLimits limits, CancellationToken cancellation) => thread.RunAsync(() =>
    {
        guest.Begin(limits.Time, limits.MemoryBytes, limits.OutputBytes, cancellation);
        using var running = runtime.Running();
        return Prepare(limits, cancellation) ?? (prepared?.Error is { } error ? Failures.Script(error) : null);
    });

    private ScriptResult Run(ScriptJob job, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var limits = job.Limits with { Time = job.Limits.Time < ScriptLimits.LongestTime ? job.Limits.Time : ScriptLimits.LongestTime };
        guest.Begin(limits.Time, limits.MemoryBytes, limits.OutputBytes + AnswerRoom, cancellation);
        using var running = runtime.Running();
        var calls = guest.Calls = new DoorCalls(job.Door, limits);
        var failure = Prepare(limits, cancellation) ?? Serve(job, limits, cancellation);
        var result = Answer(job, limits, failure, calls);
        Reusable = failure is null && checkpoint?.TryRestore() == true;
        return result;
    }

    private FlowFailure? Prepare(ScriptLimits limits, CancellationToken cancellation)
    {
        if (prepared is not null)
            return null;
        var size = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)source.Length);
        var failure = Call(runtime.Image.Prepare, limits, cancellation, size, source);
        if (failure is not null)
        {
            Reusable = false;
            return failure;
        }

        prepared = guest.Written.Count > 0 ? GuestAnswer.Parse(guest.Written[0]) : null;
        if (prepared is null)
            return Failures.Broken("it gave no answer");
        checkpoint = Checkpoint.TryTake(guest, runtime.Image.Pages, dirty);
        return null;
    }

    private FlowFailure? Serve(ScriptJob job, ScriptLimits limits, CancellationToken cancellation)
    {
        var attributes = JsonSerializer.SerializeToUtf8Bytes(job.Attributes);
        var head = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(head, attributes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), job.Input.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), limits.PrintedChars);
        return Call(runtime.Image.Serve, limits, cancellation, head, attributes, job.Input);
    }

    private FlowFailure? Call(int function, ScriptLimits limits, CancellationToken cancellation, params ReadOnlySpan<ReadOnlyMemory<byte>> input)
    {
        try
        {
            dirty.Watch();
            guest.Invoke(runtime.Image.CallFunction, function, runtime.Image.NoArguments, 0, input);
            if (guest.Stop == Stop.Exit)
                return Failures.Exit(guest.ExitCode);
            return guest.WroteTooMuch ? Failures.Output(limits) : null;
        }
        catch (WasmtimeException exception)
        {
            Reusable = false;
            return guest.Stop switch
            {
                Stop.Cancelled => throw new OperationCanceledException(cancellation),
                Stop.Deadline => Failures.Deadline(limits),
                _ => Failures.Broken(exception is TrapException trap ? trap.Type.ToString() : guest.Errors.Trim()),
            };
        }
    }

    private ScriptResult Answer(ScriptJob job, ScriptLimits limits, FlowFailure? failure, DoorCalls calls)
    {
        var answer = failure is null && guest.Written.Count > 0 ? GuestAnswer.Parse(guest.Written[0]) : null;
        if (failure is null && answer is null)
            failure = Failures.Broken("it gave no answer");
        if (answer?.Error is { } error)
            failure = error.Kind == "MemoryError" ? Failures.Memory(limits, error) : Failures.Script(error);
        var output = answer?.Wrote != true ? job.Input : guest.Written.Count > 1 ? guest.Written[1] : default(ReadOnlyMemory<byte>);
        if (failure is null && output.Length > limits.OutputBytes)
            failure = Failures.Output(limits);
        var attributes = new Dictionary<string, string>(answer?.Attributes ?? job.Attributes);
        if (failure is not null)
            attributes["log.script.error"] = failure.Message;
        return new ScriptResult
        {
            Output = output,
            Attributes = attributes,
            Printed = string.Concat([answer?.Printed ?? "", .. calls.Log]),
            Failure = failure,
            Changes = prepared?.Changes ?? [],
            Duration = guest.Elapsed,
        };
    }

    public void Dispose()
    {
        _ = thread.RunAsync(() =>
        {
            guest.Dispose();
            return true;
        });
        thread.Dispose();
    }
}
