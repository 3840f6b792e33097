using System.Collections.Concurrent;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Functions.Tests.Schedules;

/// <summary>Notes the runs that are started, and runs none.</summary>
internal sealed class NoLauncher : IRunLauncher
{
    public ConcurrentQueue<RunStart> Launched { get; } = [];

    public ConcurrentBag<RunStart> Running { get; } = [];

    public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        Launched.Enqueue(start);
        Running.Add(start);
        return Task.CompletedTask;
    }

    public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;
}
