using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Launches runs whose host went down between their answer and their launch: they have a log, but no instance.</summary>
internal sealed class LeftRuns(RunLog runs, IRunLauncher launcher, TimeProvider clock)
{
    private static readonly TimeSpan LaunchTakes = TimeSpan.FromMinutes(1);

    public async Task LaunchAsync(CancellationToken cancellation)
    {
        await foreach (var (start, direction) in runs.ActiveAsync(cancellation))
        {
            if (clock.GetUtcNow() - start.Started > LaunchTakes && await runs.IsUnderWayAsync(start.Id, cancellation))
                await launcher.LaunchAsync(start, direction, cancellation);
        }
    }
}
