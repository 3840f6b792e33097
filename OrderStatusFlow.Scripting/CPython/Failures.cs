using System.Globalization;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What is told to the author of a script that did not come to its end.</summary>
internal static class Failures
{
    /// <summary>What an error that ended the script means.</summary>
    public static FlowFailure Of(GuestError error, ScriptLimits limits) => error.Kind switch
    {
        "MemoryError" => Memory(limits, error),
        "OutputTooLarge" => Output(limits) with { Place = Line(error) },
        _ => Script(error),
    };

    public static FlowFailure Script(GuestError error) => new("script.error", error.Text ?? error.Kind ?? "The script failed.")
    {
        Place = Line(error),
    };

    public static FlowFailure Deadline(ScriptLimits limits) => new(
        "script.time", string.Create(CultureInfo.InvariantCulture, $"The script ran longer than its limit of {limits.Time.TotalSeconds:0.###} seconds and was stopped."));

    public static FlowFailure Memory(ScriptLimits limits, GuestError error) => new(
        "script.memory", $"The script needed more memory than its limit of {Sizes.Text(limits.MemoryBytes)}. {error.Text}")
    {
        Place = Line(error),
    };

    public static FlowFailure Output(ScriptLimits limits) => new(
        "script.output", $"The script wrote more than its limit of {Sizes.Text(limits.OutputBytes)} of output.");

    public static FlowFailure Exit(int code) => new(
        "script.exit", $"The script ended its interpreter with exit code {code}; let it come to its last line, or raise an exception.");

    private static string? Line(GuestError error) => error.Line > 0 ? $"line {error.Line}" : null;

    public static FlowFailure Broken(string how) => new("script.broken", $"The script broke its interpreter: {how}.");
}
