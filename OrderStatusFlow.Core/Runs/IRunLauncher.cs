using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Sets a run's orchestration going: the local host's journal, or Durable Functions.</summary>
public interface IRunLauncher
{
    /// <summary>Starts a run that has its log; starting it again is harmless.</summary>
    Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation);

    /// <summary>Wakes a run that waits, so that it sees that it is to end; harmless for any other.</summary>
    Task WakeAsync(RunId run, CancellationToken cancellation);
}
