namespace OrderStatusFlow.Scripting;

/// <summary>The version of Python that a script is written for.</summary>
/// <param name="Version"><c>2</c> or <c>3</c>.</param>
/// <param name="Reason">Why this version was chosen, for people.</param>
public sealed record ScriptPython(string Version, string Reason)
{
    /// <summary>The setting that lets the engine recognize the version.</summary>
    public const string Auto = "auto";

    /// <summary>The values of the setting: <c>auto</c>, <c>2</c> and <c>3</c>.</summary>
    public static IReadOnlyList<string> Settings { get; } = [Auto, "2", "3"];
}
