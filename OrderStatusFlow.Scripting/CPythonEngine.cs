using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Scripting;

/// <summary>CPython 3.12 compiled to WebAssembly, in this process. Scripts cannot access the host's files, sockets, processes or
/// environment.</summary>
/// <remarks>
/// Each job starts with the memory of its interpreter right after the script was compiled, so no job sees effects of another.
/// An interpreter runs one script of one flow. Thread-safe.
/// The first use starts the engine, which takes 0.2 seconds with cached or <see cref="PreparedPython"/> files and about 15 seconds
/// without.
/// </remarks>
public sealed class CPythonEngine : IScriptEngine, IAsyncDisposable
{
    private const string Checks = "";
    private readonly CPythonOptions options;
    private readonly Lazy<Task<PythonRuntime>> runtime;
    private readonly InterpreterPool<ScriptKey, Interpreter> pool;

    /// <summary>Creates the engine without starting it.</summary>
    /// <param name="options">The paths and limits.</param>
    /// <param name="time">The clock of scripts and their deadlines; null for the system clock.</param>
    /// <param name="logger">Receives an event when Python is compiled, which is slow; null for none.</param>
    public CPythonEngine(CPythonOptions options, TimeProvider? time = null, ILogger<CPythonEngine>? logger = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxInterpreters, 1);
        this.options = options;
        runtime = new(() => Task.Factory.StartNew(
            () => Start(time ?? TimeProvider.System, logger ?? NullLogger<CPythonEngine>.Instance), CancellationToken.None,
                TaskCreationOptions.LongRunning, TaskScheduler.Default));
        pool = new InterpreterPool<ScriptKey, Interpreter>(options.MaxInterpreters, key => new Interpreter(runtime.Value.Result, key));
    }

    /// <inheritdoc/>
    public string Name => "cpython";

    /// <summary>Starts the engine before its first job.</summary>
    /// <param name="cancellation">Cancels the wait, not the start.</param>
    /// <returns>Null on success; otherwise a failure <c>script.engine</c> that names the missing file and says what to do.</returns>
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
        catch (Exception exception) when (
            exception is WasmtimeException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new Failure("script.engine",
                $"Python for scripts did not start from {path}; run \"npm ci\" to install it again. {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public async Task<ScriptResult> RunAsync(ScriptJob job, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (await WarmUpAsync(cancellation) is { } failure)
            return new ScriptResult { Output = job.Input, Attributes = job.Attributes, Failure = failure, Duration = TimeSpan.Zero };
        var interpreter = await pool.RentAsync(new ScriptKey(job.Flow, job.Source, job.Python), cancellation);
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
    public async Task<ScriptCheck> CheckAsync(string source, string python, CancellationToken cancellation)
    {
        if (await WarmUpAsync(cancellation) is { } failure)
            return new ScriptCheck { Failure = failure };
        var interpreter = await pool.RentAsync(new ScriptKey(Checks, source, python), cancellation);
        try
        {
            return await interpreter.CheckAsync(ScriptLimits.Default, cancellation);
        }
        finally
        {
            pool.Return(interpreter);
        }
    }

    /// <summary>Disposes all idle interpreters. Running jobs complete normally.</summary>
    public ValueTask DisposeAsync()
    {
        pool.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? ModulePath => options.ModulePath ?? PythonModule.Find();

    private PythonRuntime Start(TimeProvider time, ILogger logger) =>
        new(ModulePath!, new ArtifactCache(options.AppFolder, options.CacheFolder ?? DefaultCache(), logger), options.Portable, time,
            logger);

    internal static string DefaultCache()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "OrderStatusFlow");
    }

    internal static Failure Missing(string? path) => new(
        "script.engine",
        $"Python for scripts is missing: there is no file {path ?? PythonModule.RelativePath}. "
            + "Run \"npm ci\" in the folder that contains package.json, or set the path of python.wasm.");
}
