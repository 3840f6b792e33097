namespace OrderStatusFlow.Scripting;

/// <summary>Runs scripts. Each job is isolated from other jobs and from the host.</summary>
public interface IScriptEngine
{
    /// <summary>The engine's name in a flow: <c>cpython</c> or <c>ironpython</c>.</summary>
    string Name { get; }

    /// <summary>Runs one script on one input. An error of the script is returned in the result, not thrown.</summary>
    /// <param name="job">The script, its input and its limits.</param>
    /// <param name="cancellation">Cancels the job; the call then throws <see cref="OperationCanceledException"/>.</param>
    Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation);

    /// <summary>Compiles a script without running it.</summary>
    /// <param name="source">The script's text.</param>
    /// <param name="python">One of <see cref="ScriptPython.Settings"/>.</param>
    /// <param name="cancellation">Cancels the check.</param>
    Task<ScriptCheck> CheckAsync(string source, string python, CancellationToken cancellation);
}
