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
    public Failure? Failure { get; init; }

    /// <summary>What the compiler changed to make Python 2 source run, one line each; empty for Python 3.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Wall time inside the engine, waiting for a free interpreter left out.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The same, or a failure <c>script.attributes</c> and the attributes of before when the script set more than <see cref="TextLimits"/> allows.</summary>
    /// <param name="before">The attributes it was given.</param>
    public ScriptResult LimitAttributes(IReadOnlyDictionary<string, string> before)
    {
        var total = 0L;
        foreach (var (name, value) in Attributes)
        {
            if (name.Length > TextLimits.MaxAttributeNameLength)
                return Refuse($"an attribute with a name of {name.Length:N0} characters; a name has at most {TextLimits.MaxAttributeNameLength:N0}");
            if (value.Length > TextLimits.MaxAttributeLength)
                return Refuse($"attribute '{name}' to {value.Length:N0} characters; an attribute has at most {TextLimits.MaxAttributeLength:N0}");
            total += name.Length + value.Length;
        }

        return total <= TextLimits.MaxAttributesLength ? this : Refuse($"attributes of {total:N0} characters together; all of them have at most {TextLimits.MaxAttributesLength:N0}");

        ScriptResult Refuse(FormattableString what)
        {
            var failure = new Failure("script.attributes", FormattableString.Invariant($"The script set {FormattableString.Invariant(what)}. Keep data in the output instead."));
            return this with { Failure = failure, Attributes = new Dictionary<string, string>(before) { ["log.script.error"] = failure.Message } };
        }
    }
}
