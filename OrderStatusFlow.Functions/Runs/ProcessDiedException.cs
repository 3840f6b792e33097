using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>A run ended its process too often, so its activities do not run again. Orchestrations recognize this type by its name.</summary>
internal sealed class ProcessDiedException(RunId run, int deaths) : Exception(
    $"The process died {(deaths == 1 ? "once" : $"{deaths} times")} within an hour while run {run} was active in it, so the run is not continued. "
    + "What it had written stays written. "
    + "Look for the cause in the host's log and memory, then trigger the flow or post the orders again.");
