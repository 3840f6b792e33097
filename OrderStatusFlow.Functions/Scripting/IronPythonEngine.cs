using System.Diagnostics;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Runs IronPython 3.4 in child processes of this program, for scripts that call .NET libraries. Their authors must be trusted, because a script
/// has the permissions of this process.</summary>
/// <remarks>A child serves one script of one flow, one job at a time. It is killed at the deadline or after an internal error, and ends with the
/// host.</remarks>
internal sealed class IronPythonEngine : IScriptEngine, IDisposable
{
    // Compiling does not run the script, so one process can do it for all scripts.
    private static readonly IronPythonKey Checks = new("", "", ScriptLimits.Default.MemoryBytes);
    private readonly Python2Conversion conversion;
    private readonly StandbyProcess spare;
    private readonly InterpreterPool<IronPythonKey, IronPythonInterpreter> pool;

    /// <summary>Creates the engine without starting a process.</summary>
    /// <param name="options">How children are started.</param>
    /// <param name="cpython">Converts Python 2 scripts to Python 3.</param>
    public IronPythonEngine(IronPythonOptions options, IScriptEngine cpython)
    {
        conversion = new Python2Conversion(cpython);
        spare = new StandbyProcess(options);
        pool = new InterpreterPool<IronPythonKey, IronPythonInterpreter>(options.MaxProcesses, key => new IronPythonInterpreter(key, spare));
    }

    public string Name => "ironpython";

    public async Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation)
    {
        var limits = job.Limits with { Time = job.Limits.Time < ScriptLimits.MaxTime ? job.Limits.Time : ScriptLimits.MaxTime };
        var http = new ScriptHttpQuota(job.Http, limits);
        var watch = new Stopwatch();
        var script = await conversion.ConvertAsync(job.Source, job.Python, cancellation);
        var row = new ChildRow(job.Attributes, limits.PrintedChars, limits.OutputBytes);
        var end = script.Succeeded
            ? await RunAsync(new IronPythonKey(job.Flow, job.Source, limits.MemoryBytes, job.Python), job.Source, script.Value, row, job.Input, http, limits,
                watch, cancellation)
            : new IronPythonEnd(null, default, script.Failure);
        var failure = end.Failure ?? Failure(end.Answer, limits);
        var attributes = new Dictionary<string, string>(end.Answer?.Attributes ?? job.Attributes);
        if (failure is not null)
            attributes["log.script.error"] = failure.Message;
        return new ScriptResult
        {
            Output = end.Answer?.Wrote == true ? end.Output : job.Input,
            Attributes = attributes,
            Printed = string.Concat([end.Answer?.Printed ?? "", .. http.Log]),
            Failure = failure,
            Changes = script.Value?.Changes ?? [],
            Warnings = script.Value?.Warnings ?? [],
            Python = script.Value?.Python,
            Duration = watch.Elapsed,
        };
    }

    public async Task<ScriptCheck> CheckAsync(string source, string python, CancellationToken cancellation)
    {
        var script = await conversion.ConvertAsync(source, python, cancellation);
        if (!script.Succeeded)
            return new ScriptCheck { Failure = script.Failure };
        var limits = ScriptLimits.Default;
        var end = await RunAsync(Checks, source, script.Value, null, default, new ScriptHttpQuota(null, limits), limits, new Stopwatch(), cancellation);
        return new ScriptCheck
        {
            Failure = end.Failure ?? Failure(end.Answer, limits),
            Python = script.Value.Python,
            Changes = script.Value.Changes,
            Warnings = script.Value.Warnings,
        };
    }

    public void Dispose()
    {
        pool.Dispose();
        spare.Dispose();
    }

    private async Task<IronPythonEnd> RunAsync(
        IronPythonKey key, string source, ConvertedScript script, ChildRow? row, ReadOnlyMemory<byte> input, ScriptHttpQuota http, ScriptLimits limits,
            Stopwatch watch, CancellationToken cancellation)
    {
        var interpreter = await pool.RentAsync(key, cancellation);
        try
        {
            return await interpreter.RunAsync(new ChildScript(source, script.Text, script.Origin), row, input, http, limits, watch, cancellation);
        }
        finally
        {
            pool.Return(interpreter);
        }
    }

    private static Failure? Failure(ChildAnswer? answer, ScriptLimits limits) => answer switch
    {
        { Error: { } error } => Failures.Of(error, limits),
        { WroteTooMuch: true } => Failures.Output(limits),
        _ => null,
    };
}
