using System.Diagnostics;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>IronPython 3.4 in child processes of this program, for scripts that call .NET libraries. Their authors must be trusted: a script can do what this process may.</summary>
/// <remarks>A child serves one flow, one job at a time, with fresh globals for each; it is killed at the deadline and when it breaks.</remarks>
internal sealed class IronPythonEngine(IronPythonOptions options) : IScriptEngine, IDisposable
{
    private readonly SemaphoreSlim places = new(options.MostChildren, options.MostChildren);
    private readonly Lock gate = new();
    private readonly List<IronPythonChild> idle = []; // the most recently used last
    private bool closed;

    public string Name => "ironpython";

    public async Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation)
    {
        var limits = job.Limits with { Time = job.Limits.Time < ScriptLimits.LongestTime ? job.Limits.Time : ScriptLimits.LongestTime };
        var door = new DoorCalls(job.Door, limits);
        var watch = new Stopwatch();
        var ended = await UseChildAsync(
            job.Flow,
            limits,
            (child, token) =>
            {
                watch.Start();
                return child.RunAsync(new ChildJob(job.Source, job.Attributes, limits.PrintedChars), job.Input, door, limits.OutputBytes, token);
            },
            cancellation);
        var (answer, output) = ended ?? (null, default);
        var failure = answer is null ? Broken(limits, watch.Elapsed) : Failure(answer, limits) ?? (output.Length > limits.OutputBytes ? Failures.Output(limits) : null);
        var attributes = answer?.Attributes ?? new Dictionary<string, string>(job.Attributes);
        if (failure is not null)
            attributes["log.script.error"] = failure.Message;
        return new ScriptResult
        {
            Output = answer?.Wrote == true ? output : job.Input,
            Attributes = attributes,
            Printed = string.Concat([answer?.Printed ?? "", .. door.Log]),
            Failure = failure,
            Duration = watch.Elapsed,
        };
    }

    public async Task<FlowFailure?> CheckAsync(string source, CancellationToken cancellation)
    {
        var limits = ScriptLimits.Default;
        var ended = await UseChildAsync("", limits, (child, token) => child.RunAsync(new ChildJob(source, null, 0), default, null, 0, token), cancellation);
        return ended is { } checkedSource ? Failure(checkedSource.Answer, limits) : Broken(limits, TimeSpan.Zero);
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            idle.ForEach(child => child.Dispose());
            idle.Clear();
        }
    }

    private async Task<T> UseChildAsync<T>(string flow, ScriptLimits limits, Func<IronPythonChild, CancellationToken, Task<T>> use, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        IronPythonChild? child = null;
        try
        {
            child = TakeIdle(flow, limits.MemoryBytes) ?? await IronPythonChild.StartAsync(options, flow, limits.MemoryBytes, cancellation);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            ending.CancelAfter(limits.Time);
            var result = await use(child, ending.Token);
            cancellation.ThrowIfCancellationRequested();
            return result;
        }
        finally
        {
            Return(child);
            places.Release();
        }
    }

    private IronPythonChild? TakeIdle(string flow, long memoryBytes)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            var at = idle.FindLastIndex(child => child.Flow == flow && child.MemoryBytes == memoryBytes);
            if (at < 0 && idle.Count > 0 && places.CurrentCount < idle.Count)
            {
                idle[0].Dispose();
                idle.RemoveAt(0);
            }

            var found = at < 0 ? null : idle[at];
            if (at >= 0)
                idle.RemoveAt(at);
            return found;
        }
    }

    private void Return(IronPythonChild? child)
    {
        lock (gate)
        {
            if (child is { Reusable: true } && !closed)
                idle.Add(child);
            else
                child?.Dispose();
        }
    }

    private static FlowFailure? Failure(ChildAnswer answer, ScriptLimits limits) => answer.ErrorText is null
        ? null
        : new GuestError(answer.ErrorKind ?? "", answer.ErrorLine, answer.ErrorText) is { Kind: "MemoryError" } error ? Failures.Memory(limits, error)
        : Failures.Script(new GuestError(answer.ErrorKind ?? "", answer.ErrorLine, answer.ErrorText));

    private static FlowFailure Broken(ScriptLimits limits, TimeSpan elapsed) => elapsed >= limits.Time
        ? Failures.Deadline(limits)
        : Failures.Broken("its process ended; it may have needed more memory than its limit of " + Sizes.Text(limits.MemoryBytes));
}
