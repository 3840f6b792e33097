namespace OrderStatusFlow.Scripting;

/// <summary>The result of a script job.</summary>
public sealed record ScriptResult
{
    /// <summary>The script's output as UTF-8; the unchanged input if the script wrote nothing. Undefined if <see cref="Failure"/> is
    /// set.</summary>
    public required ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>All attributes after the script, including its input attributes. <c>log.script.error</c> contains the exception, if
    /// any.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The text that the script printed and logged, truncated at the limit.</summary>
    public string Printed { get; init; } = "";

    /// <summary>The failure; null if the script completed and did not transfer to REL_FAILURE.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The changes to Python 2 source, one line each; empty for Python 3.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What can differ from Python 2 without an error, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The version of Python that the script was compiled for; null if it was not compiled.</summary>
    public ScriptPython? Python { get; init; }

    /// <summary>The elapsed time in the engine, without the wait for a free interpreter.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Returns this result, or a failure <c>script.attributes</c> with the input attributes if the script exceeded
    /// <see cref="TextLimits"/>.</summary>
    /// <param name="before">The script's input attributes.</param>
    public ScriptResult LimitAttributes(IReadOnlyDictionary<string, string> before)
    {
        var total = 0L;
        foreach (var (name, value) in Attributes)
        {
            if (name.Length > TextLimits.MaxAttributeNameLength)
                return Refuse($"an attribute with a name of {name.Length:N0} characters; the limit is {TextLimits.MaxAttributeNameLength:N0}");
            if (value.Length > TextLimits.MaxAttributeLength)
                return Refuse($"attribute '{name}' to {value.Length:N0} characters; the limit is {TextLimits.MaxAttributeLength:N0}");
            total += name.Length + value.Length;
        }

        return total <= TextLimits.MaxAttributesLength ? this
            : Refuse($"attributes of {total:N0} characters in total; the limit is {TextLimits.MaxAttributesLength:N0}");

        ScriptResult Refuse(FormattableString what)
        {
            var failure = new Failure("script.attributes",
                FormattableString.Invariant($"The script set {FormattableString.Invariant(what)}. Keep data in the output instead."));
            var attributes = new Dictionary<string, string>(before) { ["log.script.error"] = failure.Message };
            return this with { Failure = failure, Attributes = attributes };
        }
    }
}
