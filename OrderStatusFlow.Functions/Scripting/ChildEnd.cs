using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Explains why the process of a script ended while the script was running.</summary>
internal static class ChildEnd
{
    private const int Killed = 128 + 9;
    private const int Terminated = 128 + 15;

    public static Failure FailureOf((int ExitCode, string Errors) end, ScriptLimits limits) => end switch
    {
        { Errors: var errors } when errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
            || errors.Contains("OutOfMemoryException", StringComparison.Ordinal) =>
            Failures.Memory(limits, new WasmError("MemoryError", 0, "Its process ended.")),
        { Errors: var errors } when errors.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase) =>
            Failures.Broken("its calls went too deep, and its process ended"),
        { ExitCode: Killed or Terminated } =>
            Failures.Broken($"its process was killed from outside (signal {end.ExitCode - 128}); the machine may have run out of memory"),
        { ExitCode: var code, Errors: "" } => Failures.Exit(code),
        { Errors: var errors } =>
            Failures.Broken("its process ended: " + string.Join(' ', errors.Split('\n', 3, StringSplitOptions.TrimEntries).Take(2)).TrimEnd('.')),
    };
}
