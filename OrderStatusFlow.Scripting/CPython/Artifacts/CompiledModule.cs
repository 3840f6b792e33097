using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>CPython as machine code. Compiled once, which takes about 15 seconds, then mapped from a cached file in milliseconds.</summary>
internal static class CompiledModule
{
    private const string Extension = ".cwasm";

    // Part of the file name. Increment them when the engine's settings or the code of WasmRewriter change.
    private const string Settings = "loops-2";
    private const string SettingsOfPortable = "writes-1";

    /// <summary>Loads the cached module, or compiles and caches it.</summary>
    /// <param name="engine">The engine, configured by <see cref="PythonRuntime"/>.</param>
    /// <param name="path">The path of the WebAssembly module.</param>
    /// <param name="sum">The module's checksum.</param>
    /// <param name="recordWrites">True to compile a module that records which pages it writes.</param>
    /// <param name="kept">The cache of the compiled module.</param>
    /// <param name="logger">Receives an event when the module is compiled, with the reason.</param>
    public static Module Load(Engine engine, string path, string sum, bool recordWrites, ArtifactCache kept, ILogger logger)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
        var name = ArtifactCache.Name(sum, recordWrites ? SettingsOfPortable : Settings, $"{typeof(Engine).Assembly.GetName().Version}",
            $"{RuntimeInformation.ProcessArchitecture}", system);
        if (kept.TryUse(name, Extension, file => TryMap(engine, file)) is { } module)
            return module;
        // Compiling uses every processor. Processes that start at the same time compile once.
        using var alone = kept.TryLock(name);
        if (alone is not null && kept.TryUse(name, Extension, file => TryMap(engine, file)) is { } meanwhile)
            return meanwhile;

        var started = Stopwatch.GetTimestamp();
        var compiled = Module.FromBytes(engine, "python", WasmRewriter.Rewrite(File.ReadAllBytes(path), recordWrites));
        var exception = kept.TryKeep(name, Extension, compiled.Serialize());
        Log(logger, kept, Stopwatch.GetElapsedTime(started), exception);
        return compiled;
    }

    private static Module? TryMap(Engine engine, string file)
    {
        try
        {
            return Module.DeserializeFile(engine, "python", file);
        }
        catch (WasmtimeException)
        {
            return null; // It was compiled for another processor.
        }
    }

    private static void Log(ILogger logger, ArtifactCache kept, TimeSpan took, string? exception)
    {
        var useless = kept.InAppFolder(Extension);
        var reason = useless is null ? "no compiled module exists"
            : $"{useless} is damaged or was compiled for another version, system or processor";
        var where = exception is null
            ? $"It is cached in {kept.CacheFolder}."
            : $"It cannot be cached in {kept.CacheFolder}, so the next start compiles it again. "
                + $"Set Scripting__CacheFolder to a writable folder. {exception}";
        var level = useless is null && exception is null ? LogLevel.Information : LogLevel.Warning;
        logger.PythonCompiled(level, took.TotalSeconds, reason, where);
    }
}
