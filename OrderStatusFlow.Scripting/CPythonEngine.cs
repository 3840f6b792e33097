using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Scripting;

/// <summary>CPython 3.12 compiled to WebAssembly, run inside this process: no file, socket, process or variable of the host exists for it.</summary>
/// <remarks>
/// Each job starts in the very memory its interpreter had right after the script was compiled, so no job sees another's doings.
/// An interpreter serves one script of one flow. Safe on many threads.
/// The first use starts it: a fifth of a second with what earlier ones kept or <see cref="PreparedPython"/> is, a quarter of a minute without.
/// </remarks>
public sealed class CPythonEngine : IScriptEngine, IAsyncDisposable
{
    private static readonly string Checks = "";
    private readonly CPythonOptions options;
    private readonly Lazy<Task<PythonRuntime>> runtime;
    private readonly InterpreterPool<ScriptKey, Interpreter> pool;

    /// <summary>Sets the engine up; nothing is read or started yet.</summary>
    /// <param name="options">Paths and bounds.</param>
    /// <param name="time">The clock of scripts and of their deadlines; null for the system's.</param>
    /// <param name="log">Is told when Python is compiled, which takes long; null for nobody.</param>
    public CPythonEngine(CPythonOptions options, TimeProvider? time = null, ILogger<CPythonEngine>? log = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxInterpreters, 1);
        this.options = options;
        runtime = new(() => Task.Factory.StartNew(
            () => Start(time ?? TimeProvider.System, log ?? NullLogger<CPythonEngine>.Instance), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        pool = new InterpreterPool<ScriptKey, Interpreter>(options.MaxInterpreters, key => new Interpreter(runtime.Value.Result, key));
    }

    /// <inheritdoc/>
    public string Name => "cpython";

    /// <summary>Starts the engine ahead of its first job.</summary>
    /// <param name="cancellation">Ends the wait, not the start.</param>
    /// <returns>Null when it is ready; else why it cannot start: <c>script.engine</c>, with the missing file's path and what to do.</returns>
    public async Task<Failure?> WarmUpAsync(CancellationToken cancellation)
    {
        if (runtime is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return null;
        if (ModulePath is not { } path || !File.Exists(path))
            return Missing(ModulePath);
        try
        {
            await runtime.Value.WaitAsync(cancellation);
            return null;
        }
        catch (Exception exception) when (exception is WasmtimeException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new Failure("script.engine", $"Python for scripts did not start from {path}; run \"npm ci\" to get it anew. {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public async Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (await WarmUpAsync(cancellation) is { } failure)
            return new ScriptResult { Output = job.Input, Attributes = job.Attributes, Failure = failure, Duration = TimeSpan.Zero };
        var interpreter = await pool.RentAsync(new ScriptKey(job.Flow, job.Source), cancellation);
        try
        {
            return await interpreter.RunAsync(job, cancellation);
        }
        finally
        {
            pool.Return(interpreter);
        }
    }

    /// <inheritdoc/>
    public async Task<Failure?> CheckAsync(string source, CancellationToken cancellation)
    {
        if (await WarmUpAsync(cancellation) is { } failure)
            return failure;
        var interpreter = await pool.RentAsync(new ScriptKey(Checks, source), cancellation);
        try
        {
            return await interpreter.CheckAsync(ScriptLimits.Default, cancellation);
        }
        finally
        {
            pool.Return(interpreter);
        }
    }

    /// <summary>Lets all idle interpreters go; jobs that still run end as they would.</summary>
    public ValueTask DisposeAsync()
    {
        pool.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? ModulePath => options.ModulePath ?? PythonModule.Find();

    private PythonRuntime Start(TimeProvider time, ILogger log) =>
        new(ModulePath!, new ArtifactCache(options.AppFolder, options.CacheFolder ?? DefaultCache()), time, log);

    private static string DefaultCache()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "OrderStatusFlow");
    }

    internal static Failure Missing(string? path) => new(
        "script.engine",
        $"Python for scripts is missing: there is no file {path ?? PythonModule.RelativePath}. Run \"npm ci\" in the folder that holds package.json, or set the path of python.wasm.");
}
