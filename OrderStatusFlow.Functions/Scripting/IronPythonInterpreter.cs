using System.Diagnostics;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The flow and script of an interpreter, and its memory limit.</summary>
internal readonly record struct IronPythonKey(string Flow, string Source, long MemoryBytes, string Python = ScriptPython.Auto) : IInterpreterKey;

/// <summary>The result of a job: the script's response and output, or a failure, or both.</summary>
internal readonly record struct IronPythonEnd(ChildAnswer? Answer, ReadOnlyMemory<byte> Output, Failure? Failure);

/// <summary>Runs one script of one flow in a process that no other script uses. Replaces a process that ended or whose state could not be
/// restored.</summary>
internal sealed class IronPythonInterpreter(IronPythonKey key, StandbyProcess spare) : IInterpreter<IronPythonKey>
{
    private ChildProcess? process;
    private bool prepared;

    public IronPythonKey Key => key;

    public bool Reusable => true;

    /// <summary>Compiles the script if necessary, then runs it on the row. Without a row it only compiles.</summary>
    public async Task<IronPythonEnd> RunAsync(
        ChildScript script, ChildRow? row, ReadOnlyMemory<byte> input, ScriptHttpQuota http, ScriptLimits limits, Stopwatch watch,
            CancellationToken cancellation)
    {
        if (process is null or { HasEnded: true })
        {
            Drop();
            var started = await spare.TakeAsync(key.MemoryBytes, cancellation);
            if (!started.Succeeded)
                return new IronPythonEnd(null, default, started.Failure);
            process = started.Value;
        }

        watch.Start();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limits.Time);
        var end = await TryAsync(process, script, row, input, http, limits, ending.Token);
        watch.Stop();
        if (ending.IsCancellationRequested)
        {
            Drop();
            cancellation.ThrowIfCancellationRequested();
            return end.Answer is null ? end with { Failure = Failures.Deadline(limits) } : end;
        }

        if (end.Answer is null or { Spent: true })
        {
            end = end.Answer is null && end.Failure is null ? end with { Failure = ChildEnd.FailureOf(await process.EndAsync(), limits) } : end;
            Drop();
        }

        return end;
    }

    public void Dispose() => Drop();

    private async Task<IronPythonEnd> TryAsync(
        ChildProcess child, ChildScript script, ChildRow? row, ReadOnlyMemory<byte> input, ScriptHttpQuota http, ScriptLimits limits,
            CancellationToken cancellation)
    {
        using var killed = cancellation.Register(child.Kill);
        try
        {
            if (!prepared || row is null)
            {
                var compiled = await AskAsync(child, new ChildJob(script, null), default, http, 0, cancellation);
                prepared = compiled.Answer is { Error: null };
                if (!prepared || row is null)
                    return compiled;
            }

            return await AskAsync(child, new ChildJob(null, row), input, http, limits.OutputBytes, cancellation);
        }
        catch (InvalidDataException)
        {
            return new IronPythonEnd(
                null, default, Failures.Broken("something was written to its process's own standard output, which is not available to scripts; print() is"));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return default; // the process has ended
        }
    }

    private static async Task<IronPythonEnd> AskAsync(
        ChildProcess child, ChildJob job, ReadOnlyMemory<byte> input, ScriptHttpQuota http, long outputBytes, CancellationToken cancellation)
    {
        await child.SendAsync(ChildFrame.Of(job, ChildJson.Default.ChildJob, input), cancellation);
        while (await child.ReceiveAsync(outputBytes, cancellation) is { } frame)
        {
            var answer = frame.Read(ChildJson.Default.ChildAnswer);
            if (!answer.IsHttpRequest)
                return new IronPythonEnd(answer, frame.Body, null);
            var parts = await http.AnswerAsync(frame.Body.ToArray(), cancellation);
            await child.SendAsync(new ChildFrame([], parts.SelectMany(static part => part.ToArray()).ToArray()), cancellation);
        }

        return default;
    }

    private void Drop()
    {
        process?.Dispose();
        (process, prepared) = (null, false);
    }
}
