using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The durable context of one process. Each result is recorded in a journal before the orchestration receives it, and read from there after a
/// crash.</summary>
/// <remarks>
/// Activities run on the thread pool. The orchestration runs on one thread at a time, as in Durable Functions. The run's journal is written under a lease, so
/// that a process that lost the lease cannot write. A child's journal is opened by its first call that needs it. All calls are outstanding tasks until they
/// end, because an orchestration that fails does not await its children.
/// </remarks>
internal sealed class JournalRunContext(
    BlobContainerClient container, RunId run, string path, Lazy<Task<Journal>> journal, IServiceProvider services, CancellationMonitor cancels,
        TimeProvider clock,
    OutstandingTasks outstanding, CancellationToken stopping)
    : IRunContext
{
    public static string MainPath(RunId run) => $"{run}/journal/run.jsonl";

    public bool InOneProcess => true;

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input) => outstanding.Add(DoAsync(activity, key, input));

    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input) => outstanding.Add(DoChildAsync(child, key, input));

    // The result of a child is one line, with which a repeated run skips all calls of the child.
    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) => RunChildAsync(part, key, input);

    public async Task DelayAsync(string key, TimeSpan time)
    {
        var answers = await journal.Value;
        if (!answers.TryGet<DateTimeOffset>(key, out var until))
        {
            until = clock.GetUtcNow() + time;
            await answers.AddAsync(key, until);
        }

        for (var left = until - clock.GetUtcNow(); left > TimeSpan.Zero && !await cancels.IsAskedAsync(run.ToString()); left = until - clock.GetUtcNow())
            await Task.Delay(left < CancellationMonitor.MaxStaleness ? left : CancellationMonitor.MaxStaleness, clock, stopping);
    }

    private async Task<TOut> DoAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
    {
        stopping.ThrowIfCancellationRequested();
        if (activity.KeepsOwnRecord)
            return await RunAsync();
        var answers = await journal.Value;
        if (answers.TryGet<TOut>(key, out var known))
            return known!;
        var answer = await RunAsync();
        await answers.AddAsync(key, answer);
        return answer;

        Task<TOut> RunAsync() => Task.Run(() => activity.Step(services).RunAsync(input, stopping), stopping);
    }

    private async Task<TOut> DoChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        stopping.ThrowIfCancellationRequested();
        var answers = await journal.Value;
        if (answers.TryGet<TOut>(key, out var known))
            return known!;
        var childPath = $"{path}/{key}";
        var own = new Lazy<Task<Journal>>(() => Journal.OpenAsync(container.GetAppendBlobClient($"{run}/journal/{childPath}.jsonl"), leaseId: null));
        var answer = await child.Run(new JournalRunContext(container, run, childPath, own, services, cancels, clock, outstanding, stopping), input);
        await answers.AddAsync(key, answer);
        return answer;
    }
}
