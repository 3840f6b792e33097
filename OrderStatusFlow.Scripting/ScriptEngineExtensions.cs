namespace OrderStatusFlow.Scripting;

/// <summary>Shorter calls of <see cref="IScriptEngine"/>.</summary>
public static class ScriptEngineExtensions
{
    /// <summary>Compiles a script whose version of Python is recognized, without running it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="source">The script's text.</param>
    /// <param name="cancellation">Cancels the check.</param>
    /// <returns>Null if the script compiles; otherwise the error, with <c>line N</c> as its place.</returns>
    public static async Task<Failure?> CheckAsync(this IScriptEngine engine, string source, CancellationToken cancellation) =>
        (await engine.CheckAsync(source, ScriptPython.Auto, cancellation)).Failure;
}
