using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>A run waits for another one in this process, because one of the two may have ended earlier processes.</summary>
/// <remarks>Its activity is delivered again later.</remarks>
internal sealed class RunDeferredException(RunId run, string other)
    : Exception($"Run {run} waits for run {other}: both were active when a process died.");
