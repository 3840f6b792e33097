namespace OrderStatusFlow.Scripting;

/// <summary>Runs people's scripts, each job in isolation from every other and from the host.</summary>
public interface IScriptEngine
{
    /// <summary>The name a flow uses for it: <c>cpython</c> or <c>ironpython</c>.</summary>
    string Name { get; }

    /// <summary>Runs one script over one input. A script's own error is an answer, not an exception.</summary>
    /// <param name="job">What to run, on what, within which limits.</param>
    /// <param name="cancellation">Ends the job; the call then throws <see cref="OperationCanceledException"/>.</param>
    Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation);

    /// <summary>Compiles a script without running it.</summary>
    /// <param name="source">The script's text.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>Null when it compiles; else what is wrong, with <c>line N</c> as its place.</returns>
    Task<Failure?> CheckAsync(string source, CancellationToken cancellation);
}
