using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>CPython as machine code: compiled once (a quarter of a minute), then mapped from the cache in milliseconds.</summary>
internal static class CompiledModule
{
    // Part of the cache's key: raise it when the engine's settings or what WasmExports adds change.
    private const string Settings = "loops-1";

    public static Module Load(Engine engine, string modulePath, string cacheFolder)
    {
        var bytes = File.ReadAllBytes(modulePath);
        var prefix = $"cpython-{Key(bytes)}-";
        if (TryMap(engine, cacheFolder, prefix) is { } module)
            return module;

        var compiled = Module.FromBytes(engine, "python", WasmExports.Add(bytes));
        Keep(compiled.Serialize(), cacheFolder, prefix);
        return compiled;
    }

    private static string Key(byte[] module)
    {
        var version = typeof(Engine).Assembly.GetName().Version;
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
        var place = Encoding.UTF8.GetBytes($"{Settings}|{version}|{RuntimeInformation.ProcessArchitecture}|{system}");
        return Digest([.. SHA256.HashData(module), .. place]);
    }

    // The file's name ends in its content's digest: machine code that lost a bit is never run, and two processes cannot mix theirs.
    private static Module? TryMap(Engine engine, string folder, string prefix)
    {
        if (!Directory.Exists(folder))
            return null;
        foreach (var path in Directory.EnumerateFiles(folder, $"{prefix}*.cwasm"))
        {
            try
            {
                if (Path.GetFileName(path) == $"{prefix}{Digest(File.ReadAllBytes(path))}.cwasm")
                    return Module.DeserializeFile(engine, "python", path);
            }
            catch (Exception exception) when (exception is WasmtimeException or IOException or UnauthorizedAccessException)
            {
                // Another processor's or another version's, or gone meanwhile: compile anew.
            }
        }

        return null;
    }

    // A reader sees the whole file or none: it gets its name in one step.
    private static void Keep(byte[] code, string folder, string prefix)
    {
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(part, code);
            File.Move(part, Path.Combine(folder, $"{prefix}{Digest(code)}.cwasm"), overwrite: true);
            foreach (var other in Directory.EnumerateFiles(folder, $"{prefix}*.cwasm"))
            {
                if (!other.EndsWith($"{Digest(code)}.cwasm", StringComparison.Ordinal))
                    File.Delete(other);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs a slow start, nothing more.
        }
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
}
