using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>Starts a run's orchestration on this host.</summary>
public interface IRunLauncher
{
    /// <summary>Starts a run whose log exists. Starting it again has no effect.</summary>
    Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation);

    /// <summary>Wakes a run that waits, so that it notices a cancellation request. It has no effect on other runs.</summary>
    Task WakeAsync(RunId run, CancellationToken cancellation);
}
