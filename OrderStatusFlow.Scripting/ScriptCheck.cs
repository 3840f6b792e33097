namespace OrderStatusFlow.Scripting;

/// <summary>The result of compiling a script without running it.</summary>
public sealed record ScriptCheck
{
    /// <summary>The error, with <c>line N</c> as its place; null if the script compiles.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The version of Python that the script was compiled for; null if it was not compiled.</summary>
    public ScriptPython? Python { get; init; }

    /// <summary>The changes to Python 2 source, one line each; empty for Python 3.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What can differ from Python 2 without an error, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
