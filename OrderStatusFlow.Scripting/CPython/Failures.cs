using System.Globalization;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Creates the failures of scripts, with messages for the script's author.</summary>
internal static class Failures
{
    /// <summary>Converts the error that ended a script to a failure.</summary>
    public static Failure Of(WasmError error, ScriptLimits limits) => error.Kind switch
    {
        "MemoryError" => Memory(limits, error),
        "OutputTooLarge" => Output(limits) with { Place = Line(error) },
        _ => Script(error),
    };

    public static Failure Script(WasmError error) => new("script.error", error.Text ?? error.Kind ?? "The script failed.")
    {
        Place = Line(error),
    };

    public static Failure Deadline(ScriptLimits limits) => new(
        "script.time", string.Create(CultureInfo.InvariantCulture,
            $"The script ran longer than its limit of {limits.Time.TotalSeconds:0.###} seconds and was stopped."));

    public static Failure Memory(ScriptLimits limits, WasmError error) => new(
        "script.memory", $"The script needed more memory than its limit of {ByteSize.Text(limits.MemoryBytes)}. {error.Text}")
    {
        Place = Line(error),
    };

    public static Failure Output(ScriptLimits limits) => new(
        "script.output", $"The script wrote more than its limit of {ByteSize.Text(limits.OutputBytes)} of output.");

    public static Failure Exit(int code) => new(
        "script.exit", $"The script exited with code {code}. Let it run to its last line, or raise an exception.");

    private static string? Line(WasmError error) => error.Line > 0 ? $"line {error.Line}" : null;

    public static Failure Broken(string how) => new("script.broken", $"The script broke its interpreter: {how}.");
}
