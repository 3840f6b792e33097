using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>CPython as machine code: compiled once (a quarter of a minute), then mapped from a kept file in milliseconds.</summary>
internal static class CompiledModule
{
    private const string Extension = ".cwasm";

    // Part of the name: raise it when the engine's settings or what WasmExports adds change.
    private const string Settings = "loops-2";

    /// <summary>Takes the kept module, or compiles and keeps one.</summary>
    /// <param name="engine">Set up by <see cref="PythonRuntime"/>.</param>
    /// <param name="path">The WebAssembly module.</param>
    /// <param name="sum">Its sum.</param>
    /// <param name="kept">Where the compiled one is.</param>
    /// <param name="log">Is told when it is compiled, and why.</param>
    public static Module Load(Engine engine, string path, string sum, ArtifactCache kept, ILogger log)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
        var name = ArtifactCache.Name(sum, Settings, $"{typeof(Engine).Assembly.GetName().Version}", $"{RuntimeInformation.ProcessArchitecture}", system);
        if (kept.TryUse(name, Extension, file => TryMap(engine, file)) is { } module)
            return module;

        var started = Stopwatch.GetTimestamp();
        var compiled = Module.FromBytes(engine, "python", WasmExports.Add(File.ReadAllBytes(path)));
        var exception = kept.TryKeep(name, Extension, compiled.Serialize());
        Tell(log, kept, Stopwatch.GetElapsedTime(started), exception);
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
            return null; // another processor's
        }
    }

    private static void Tell(ILogger log, ArtifactCache kept, TimeSpan took, string? exception)
    {
        var useless = kept.InAppFolder(Extension);
        var reason = useless is null ? "there was no compiled one yet" : $"{useless} is damaged or made for another version, system or processor";
        var where = exception is null
            ? $"It is kept in {kept.CacheFolder}."
            : $"It cannot be kept in {kept.CacheFolder}, so the next start compiles it again; set Scripting__CacheFolder to a folder that can be written. {exception}";
        log.PythonCompiled(useless is null && exception is null ? LogLevel.Information : LogLevel.Warning, took.TotalSeconds, reason, where);
    }
}
