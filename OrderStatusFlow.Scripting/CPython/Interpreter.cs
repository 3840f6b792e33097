using System.Text;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>An interpreter for one script of one flow. Every job starts in the state right after the script was compiled.</summary>
internal sealed class Interpreter : IInterpreter<ScriptKey>
{
    private const long AnswerRoom = 8L << 20;
    private const int HostStackBytes = 1 << 20;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);
    private readonly PythonRuntime runtime;
    private readonly WasmInstance guest;
    private readonly Lazy<WasmThread> thread = new();
    private readonly IPageTracker dirty;
    private readonly JobBuffer trees = new();
    private readonly JobBuffer jobs = new();
    private Checkpoint? checkpoint;
    private PreparedScript? prepared;
    private readonly bool readsJson;
    private bool wasShort;

    public Interpreter(PythonRuntime runtime, ScriptKey key)
    {
        this.runtime = runtime;
        Key = key;
        readsJson = key.Source.Contains("json", StringComparison.Ordinal);
        (guest, dirty) = runtime.CreateGuest();
    }

    public ScriptKey Key { get; }

    /// <summary>False after a job whose changes to the interpreter cannot be undone.</summary>
    public bool Reusable { get; private set; } = true;

    /// <summary>A script that was fast last time runs on a thread of the pool, because switching threads can take longer than the script. That needs to know
    /// the thread's remaining stack, which only Linux reports. Elsewhere, the caller of a fast script continues on the interpreter's thread, whose stack is
    /// known, and can run its next script there.</summary>
    public async Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation)
    {
        if (!wasShort || job.Http is not null)
            return await thread.Value.RunAsync(() => Run(job, cancellation));
        // Behind the other work of the pool: even a fast script takes longer than a response that has arrived, for which a slot is kept.
        if (!runtime.IsPortable)
            await Task.Yield();
        return StackRoom.Has(PythonRuntime.NativeStackBytes + HostStackBytes, runtime.IsPortable)
            ? Run(job, cancellation)
            : await thread.Value.RunAsync(() => Run(job, cancellation), callerContinuesHere: runtime.IsPortable);
    }

    public Task<ScriptCheck> CheckAsync(ScriptLimits limits, CancellationToken cancellation) => thread.Value.RunAsync(() =>
    {
        guest.Begin(limits.Time, limits.MemoryBytes, limits.OutputBytes, cancellation);
        using var running = runtime.Running(guest);
        var failure = Prepare(limits, cancellation) ?? (prepared?.Error is { } error ? Failures.Script(error) : null);
        return new ScriptCheck
        {
            Failure = failure,
            Python = prepared?.Python,
            Changes = prepared?.Changes ?? [],
            Warnings = prepared?.Warnings ?? [],
        };
    });

    private ScriptResult Run(ScriptJob job, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var limits = job.Limits with { Time = job.Limits.Time < ScriptLimits.MaxTime ? job.Limits.Time : ScriptLimits.MaxTime };
        guest.Begin(limits.Time, limits.MemoryBytes, limits.OutputBytes + AnswerRoom, cancellation);
        var calls = guest.Calls = new ScriptHttpQuota(job.Http, limits);
        Failure? failure;
        try
        {
            using (runtime.Running(guest))
                failure = Prepare(limits, cancellation) ?? Serve(job, limits, cancellation);
        }
        catch
        {
            // Its state is unknown, so another interpreter replaces it.
            Reusable = false;
            throw;
        }

        var result = Answer(job, limits, failure, calls);
        wasShort = result.Duration < Short;
        Reusable = Reusable && guest.StopReason == StopReason.None && checkpoint?.TryRestore() == true;
        return result;
    }

    private Failure? Prepare(ScriptLimits limits, CancellationToken cancellation)
    {
        if (prepared is not null)
            return null;
        var failure = Call(runtime.Image.Prepare, limits, cancellation, MarshalWriter.Script(Encoding.UTF8.GetBytes(Key.Source), Key.Python));
        if (failure is not null)
        {
            Reusable = false;
            return failure;
        }

        prepared = guest.Written.Count > 0 ? PreparedScript.Parse(guest.Written[0]) : null;
        if (prepared is null)
            return Failures.Broken("it returned no result");
        checkpoint = Checkpoint.TryTake(guest, runtime.Image.Pages, dirty);
        return null;
    }

    private Failure? Serve(ScriptJob job, ScriptLimits limits, CancellationToken cancellation)
    {
        var tree = readsJson ? JsonTree.TryConvert(job.Input.Span, trees) : null;
        var head = MarshalWriter.Job(job.Attributes, limits.PrintedChars, (int)Math.Min(limits.OutputBytes, int.MaxValue), job.Input, tree, jobs);
        return MarshalWriter.HoldsInput(job.Input.Length)
            ? Call(runtime.Image.Serve, limits, cancellation, head)
            : Call(runtime.Image.Serve, limits, cancellation, head, job.Input);
    }

    private Failure? Call(int function, ScriptLimits limits, CancellationToken cancellation,
        params ReadOnlySpan<ReadOnlyMemory<byte>> input)
    {
        try
        {
            dirty.Watch();
            guest.Invoke(runtime.Image.CallFunction, function, runtime.Image.NoArguments, 0, input);
            dirty.EndWatch();
            if (guest.StopReason == StopReason.Exit)
                return Failures.Exit(guest.ExitCode);
            return null;
        }
        catch (WasmtimeException exception)
        {
            Reusable = false;
            return guest.StopReason switch
            {
                StopReason.Cancelled => throw new OperationCanceledException(cancellation),
                StopReason.Deadline => Failures.Deadline(limits),
                StopReason.Output => Failures.Output(limits),
                _ => Failures.Broken(exception is TrapException trap ? trap.Type.ToString() : guest.Errors.Trim()),
            };
        }
    }

    private ScriptResult Answer(ScriptJob job, ScriptLimits limits, Failure? failure, ScriptHttpQuota calls)
    {
        var answer = failure is null && guest.Written.Count > 0 ? WasmResponse.Parse(guest.Written[0]) : null;
        if (failure is null && answer is null)
            failure = Failures.Broken("it returned no result");
        if (answer?.Error is { } error)
            failure = Failures.Of(error, limits);
        var output = answer?.Wrote != true
            ? job.Input : guest.Written.Count > 1 ? guest.Written[1].ToArray() : default(ReadOnlyMemory<byte>);
        if (failure is null && output.Length > limits.OutputBytes)
            failure = Failures.Output(limits);
        var attributes = answer?.Attributes ?? new Dictionary<string, string>(job.Attributes);
        if (failure is not null)
            attributes["log.script.error"] = failure.Message;
        return new ScriptResult
        {
            Output = output,
            Attributes = attributes,
            Printed = calls.Log.Count == 0 ? answer?.Printed ?? "" : string.Concat([answer?.Printed ?? "", .. calls.Log]),
            Failure = failure,
            Changes = prepared?.Changes ?? [],
            Warnings = prepared?.Warnings ?? [],
            Python = prepared?.Python,
            Duration = guest.Elapsed,
        };
    }

    public void Dispose()
    {
        guest.Dispose();
        if (thread.IsValueCreated)
            thread.Value.Dispose();
    }
}
