using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Durability in one process: each answer is journalled before the orchestration sees it, and found again after a crash.</summary>
/// <remarks>
/// Activities run on the thread pool; the orchestration itself runs on one thread at a time, as it does in Durable Functions. The run's journal is written
/// under a lease, so that a process which lost it can write no more.
/// </remarks>
internal sealed class JournalRunContext(BlobContainerClient container, RunId run, string path, Journal journal, RunActivities activities, TimeProvider clock, CancellationToken stopping)
    : IRunContext
{
    public static string MainPath(RunId run) => $"{run}/journal/run.jsonl";

    public async Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
    {
        stopping.ThrowIfCancellationRequested();
        if (journal.TryGet<TOut>(key, out var known))
            return known!;
        var answer = await Task.Run(() => activity.Run(activities, input, stopping), stopping);
        if (!activity.KeepsOwnRecord)
            await journal.AddAsync(key, answer);
        return answer;
    }

    public async Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        stopping.ThrowIfCancellationRequested();
        if (journal.TryGet<TOut>(key, out var known))
            return known!;
        var childPath = $"{path}/{key}";
        var own = await Journal.OpenAsync(container.GetAppendBlobClient($"{run}/journal/{childPath}.jsonl"), leaseId: null);
        var answer = await child.Run(new JournalRunContext(container, run, childPath, own, activities, clock, stopping), input);
        await journal.AddAsync(key, answer);
        return answer;
    }

    public async Task DelayAsync(string key, TimeSpan time)
    {
        if (!journal.TryGet<DateTimeOffset>(key, out var until))
        {
            until = clock.GetUtcNow() + time;
            await journal.AddAsync(key, until);
        }

        var left = until - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, stopping);
    }
}
