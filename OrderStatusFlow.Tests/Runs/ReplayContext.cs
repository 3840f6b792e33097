using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>A run context whose answers come from a script, in any order, and which writes down everything it is asked.</summary>
internal sealed class ReplayContext(Func<string, object, object> answers, Random order, ISet<string> known, bool inOneProcess = false, string path = "") : IRunContext
{
    private List<Action> pending = [];
    private Dictionary<string, string> asked = [];

    /// <summary>Each call's path and key, with its input as JSON.</summary>
    public IReadOnlyDictionary<string, string> Asked => asked;

    public bool InOneProcess => inOneProcess;

    public RunContinuation? Continuation { get; init; }

    /// <summary>The number of calls that make the history long.</summary>
    public int MaxCalls { get; init; } = int.MaxValue;

    public bool IsHistoryLong => asked.Count >= MaxCalls;

    /// <summary>What the next history begins with; null if the run has ended.</summary>
    public RunContinuation? Continued { get; private set; }

    public void Continue(RunContinuation continuation)
    {
        pending.ShouldBeEmpty("a call is outstanding");
        Continued = continuation;
    }

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input) =>
        Ask(key, activity.Name, JsonSerializer.Serialize(input, RunJson.Options), () => (TOut)answers(key, input!));

    public async Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        await Ask($"{key} begins", child.Name, JsonSerializer.Serialize(input, RunJson.Options), () => 0);
        return await child.Run(new ReplayContext(answers, order, known, inOneProcess, $"{path}{key}/") { pending = pending, asked = asked }, input);
    }

    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) =>
        InOneProcess ? RunChildAsync(part, key, input) : part.Run(new PartContext(this, key), input);

    public Task DelayAsync(string key, TimeSpan time) => Ask(key, "delay", time.ToString(), () => 0);

    /// <summary>Runs an orchestration to its end, on this thread alone, completing one waiting call after the other in a drawn order.</summary>
    public TOut Run<TIn, TOut>(Orchestration<TIn, TOut> orchestration, TIn input)
    {
        var (thread, outer) = (new OneThread(), SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(thread);
        try
        {
            var task = orchestration.Run(this, input);
            for (thread.RunPosted(); !task.IsCompleted; thread.RunPosted())
            {
                pending.ShouldNotBeEmpty("the orchestration awaits something that is not its context");
                var next = order.Next(pending.Count);
                var complete = pending[next];
                pending.RemoveAt(next);
                complete();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private Task<TOut> Ask<TOut>(string key, string name, string input, Func<TOut> answer)
    {
        asked.TryAdd(path + key, $"{name} {input}").ShouldBeTrue($"the key '{path + key}' is used twice");
        if (known.Contains(path + key))
            return Task.FromResult(answer());
        // Continues on the completing thread, so that the orchestration never runs on two.
        var waiting = new TaskCompletionSource<TOut>();
        pending.Add(() => waiting.SetResult(answer()));
        return waiting.Task;
    }
}
