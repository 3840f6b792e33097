using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Scripting;

/// <summary>Creates files with which <see cref="CPythonEngine"/> starts without compiling or booting Python.</summary>
/// <remarks>
/// Files created on Linux x64 work on every such machine. Elsewhere they may work only on the same kind of processor. The engine
/// ignores files that do not match.
/// The files contain the seed of Python's string hashes, which allows crafted JSON that is slow to parse. Keep them as private as the
/// program.
/// </remarks>
public static class PreparedPython
{
    /// <summary>Creates the files, which takes about 15 seconds.</summary>
    /// <param name="folder">The target folder. It is created if it does not exist, and earlier files are replaced.</param>
    /// <param name="modulePath">The path of <c>python.wasm</c>. If null, <see cref="PythonModule.Find()"/> finds it.</param>
    /// <returns>Null on success; otherwise a failure <c>script.engine</c>.</returns>
    public static Failure? Make(string folder, string? modulePath = null)
    {
        modulePath ??= PythonModule.Find();
        if (!File.Exists(modulePath))
            return CPythonEngine.Missing(modulePath);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var earlier in Directory.EnumerateFiles(folder, $"{ArtifactCache.Prefix}-*"))
                File.Delete(earlier);
            var kept = new ArtifactCache(folder, folder, NullLogger.Instance);
            new PythonRuntime(modulePath, kept, portable: false, TimeProvider.System, NullLogger.Instance).Dispose();
            var made = Directory.GetFiles(folder, $"{ArtifactCache.Prefix}-*");
            if (made.Length != 2)
                throw new IOException("The files could not be written.");
            foreach (var file in made)
                LetAllRead(file);
            return null;
        }
        catch (Exception exception) when (
            exception is WasmtimeException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new Failure("script.engine",
                $"Python for scripts cannot be prepared in {folder} from {modulePath}: {exception.Message}");
        }
    }

    // The app may run as a different user than the one who publishes it.
    private static void LetAllRead(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
