using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Model;

/// <summary>A flow's unique name: a slug of 1 to 20 characters (<c>a-z</c>, <c>0-9</c>, <c>-</c>, <c>_</c>; a letter or digit first).</summary>
/// <remarks>It is part of URLs, table keys and blob paths, so it contains no character that needs escaping.</remarks>
public readonly partial record struct FlowName
{
    private readonly string? text;

    private FlowName(string text) => this.text = text;

    /// <summary>The rule for names, as a sentence.</summary>
    public const string Rule = "A flow's name is 1 to 20 characters of a-z, 0-9, '-' and '_', and starts with a letter or a digit.";

    /// <summary>Reads a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FlowName name)
    {
        var fits = text is not null && Shape().IsMatch(text);
        name = fits ? new FlowName(text!) : default;
        return fits;
    }

    /// <summary>Reads a name that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not a valid name.</exception>
    public static FlowName Parse(string text) => TryParse(text, out var name) ? name : throw new FormatException($"'{text}': {Rule}");

    /// <summary>The name as written.</summary>
    public override string ToString() => text ?? "";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,19}\z")]
    private static partial Regex Shape();
}
