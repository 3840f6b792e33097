using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Plays a recorded history to an orchestration, as a durable host does after an upgrade, and lets it go on from where the history ends.</summary>
/// <remarks>
/// Durable Functions holds each instance to its history by the order of its calls and by their names; the local host's journal by their keys. Both are held here.
/// </remarks>
internal sealed class HistoryContext : IRunContext
{
    private readonly World world;
    private readonly string path;
    private readonly List<HistoryLine> asked = [];

    private HistoryContext(World world, string path)
    {
        (this.world, this.path) = (world, path);
        world.Instances.Add(path, asked);
    }

    public bool InOneProcess => world.InOneProcess;

    /// <summary>Runs an orchestration to its end on this thread: first by the history, then by live answers in a drawn order.</summary>
    /// <returns>Its result, and its whole history now.</returns>
    public static (TOut Result, IReadOnlyList<HistoryLine> History) Run<TIn, TOut>(
        Orchestration<TIn, TOut> orchestration, TIn input, IReadOnlyList<HistoryLine> history, Func<string, object, object> live, Random order, bool inOneProcess)
    {
        var (thread, outer) = (new OneThread(), SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(thread);
        try
        {
            var inputs = history.Where(line => line.Input is not null).ToDictionary(line => line.Instance + line.Call, line => line.Input!.Value);
            var world = new World(live, inputs, inOneProcess);
            var task = orchestration.Run(new HistoryContext(world, ""), input);
            thread.RunPosted();
            foreach (var line in history)
            {
                world.Play(line);
                thread.RunPosted();
            }

            while (!task.IsCompleted)
            {
                world.GoOn(order);
                thread.RunPosted();
            }

            return (task.GetAwaiter().GetResult(), world.Lines);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input) => Ask<TOut>(key, activity.Name, input!);

    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        // A child that was started before the upgrade continues with the input that it was started with.
        var given = world.Inputs.TryGetValue(path + key, out var recorded) ? recorded : JsonSerializer.SerializeToElement(input, RunJson.Options);
        Note(key, child.Name, given);
        return child.Run(new HistoryContext(world, $"{path}{key}/"), given.Deserialize<TIn>(RunJson.Options)!);
    }

    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) =>
        InOneProcess ? RunChildAsync(part, key, input) : part.Run(new PartContext(this, key), input);

    public Task DelayAsync(string key, TimeSpan time) => Ask<int>(key, "delay", 0);

    private Task<TOut> Ask<TOut>(string key, string name, object input)
    {
        Note(key, name);
        var waiting = new TaskCompletionSource<TOut>();
        world.Waiting.Add(path + key, (key, input, answer => waiting.SetResult(answer.Deserialize<TOut>(RunJson.Options)!)));
        return waiting.Task;
    }

    private void Note(string key, string name, JsonElement? input = null)
    {
        var line = new HistoryLine { Instance = path, Call = key, Asks = name, Input = input };
        asked.Add(line);
        world.Lines.Add(line);
    }

    private sealed class World(Func<string, object, object> live, IReadOnlyDictionary<string, JsonElement> inputs, bool inOneProcess)
    {
        private readonly Dictionary<string, int> played = [];

        public bool InOneProcess => inOneProcess;

        public IReadOnlyDictionary<string, JsonElement> Inputs => inputs;

        public Dictionary<string, List<HistoryLine>> Instances { get; } = [];

        public Dictionary<string, (string Key, object Input, Action<JsonElement> Complete)> Waiting { get; } = [];

        public List<HistoryLine> Lines { get; } = [];

        public void Play(HistoryLine line)
        {
            if (line.Answer is { } answer)
            {
                Complete(line.Instance, line.Call, answer);
                return;
            }

            var number = played.GetValueOrDefault(line.Instance);
            played[line.Instance] = number + 1;
            var asks = Instances.GetValueOrDefault(line.Instance)?.ElementAtOrDefault(number);
            (asks?.Call, asks?.Asks).ShouldBe((line.Call, line.Asks), $"call {number + 1} of instance '{line.Instance}' is not what the history holds");
        }

        public void GoOn(Random order)
        {
            Waiting.ShouldNotBeEmpty("the orchestration awaits something that is not its context");
            var (name, (key, input, _)) = Waiting.ElementAt(order.Next(Waiting.Count));
            Complete(name[..^key.Length], key, JsonSerializer.SerializeToElement(key.Contains("-wait-", StringComparison.Ordinal) ? 0 : live(key, input), RunJson.Options));
        }

        private void Complete(string instance, string key, JsonElement answer)
        {
            Waiting.Remove(instance + key, out var call).ShouldBeTrue($"the history answers '{instance}{key}', which is not asked for");
            Lines.Add(new HistoryLine { Instance = instance, Call = key, Answer = answer });
            call.Complete(answer);
        }
    }
}
