using OrderStatusFlow.Flows;

namespace OrderStatusFlow.Runs;

/// <summary>Sets a run's orchestration going: the local host's journal, or Durable Functions.</summary>
public interface IRunLauncher
{
    /// <summary>Starts a run that has its log; starting it again is harmless.</summary>
    Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation);
}
