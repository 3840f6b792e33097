namespace OrderStatusFlow.Scripting;

/// <summary>What became of one script job.</summary>
public sealed record ScriptResult
{
    /// <summary>What the script wrote, as UTF-8; the untouched input when it wrote nothing. Undefined when <see cref="Failure"/> is set.</summary>
    public required ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>All attributes after the script, those it was given included. On an exception <c>log.script.error</c> holds it.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>What it printed and logged, cut at the limit.</summary>
    public string Printed { get; init; } = "";

    /// <summary>Null when the script came to its end and did not transfer to REL_FAILURE.</summary>
    public FlowFailure? Failure { get; init; }

    /// <summary>What the compiler changed to make Python 2 source run, one line each; empty for Python 3.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Wall time inside the engine, waiting for a free interpreter left out.</summary>
    public required TimeSpan Duration { get; init; }
}
