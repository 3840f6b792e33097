using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Runs the scripts of dry runs: in interpreters of their own, and without requests that may change something.</summary>
public sealed class DryRunScripts(Engines engines, IScriptHttpClient http)
{
    /// <summary>The step that runs them.</summary>
    internal ScriptStep Step { get; } = new(engines, new SafeScriptHttpClient(http)) { Prefix = "(dry run) " };
}
