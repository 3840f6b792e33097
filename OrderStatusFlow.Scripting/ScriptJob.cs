namespace OrderStatusFlow.Scripting;

/// <summary>One script to run on one input.</summary>
public sealed record ScriptJob
{
    /// <summary>The flow it belongs to: interpreters are never shared between flows.</summary>
    public required string Flow { get; init; }

    /// <summary>The script's text.</summary>
    public required string Source { get; init; }

    /// <summary>UTF-8 text, nearly always JSON: the page, or one order object.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The run's attributes as the script finds them.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Time, memory and output that the job may use.</summary>
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    /// <summary>The door for HTTP requests; null keeps it shut, and a script that knocks gets an error that says so.</summary>
    public IScriptHttpClient? Door { get; init; }
}
