namespace OrderStatusFlow.Scripting;

/// <summary>A script and the input to run it on.</summary>
public sealed record ScriptJob
{
    /// <summary>The flow. Interpreters are never shared between flows.</summary>
    public required string Flow { get; init; }

    /// <summary>The script's text.</summary>
    public required string Source { get; init; }

    /// <summary>The version of Python: one of <see cref="ScriptPython.Settings"/>. The default is <c>auto</c>.</summary>
    public string Python { get; init; } = ScriptPython.Auto;

    /// <summary>The input as UTF-8 text, usually JSON: a page, or one order object.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The run's attributes before the script.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The limits of time, memory and output.</summary>
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    /// <summary>The client for HTTP requests; null if the script may make none, in which case a request raises an exception.</summary>
    public IScriptHttpClient? Http { get; init; }
}
