using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Scripting;

/// <summary>Files that let <see cref="CPythonEngine"/> start without compiling Python and without starting it.</summary>
/// <remarks>
/// What is made on Linux with x64 fits every such machine; elsewhere it may fit this kind of processor only. A file that does not fit is passed by.
/// The seed of Python's string hashes is in them: who has it can write JSON that is slow to read. So they are as private as the program they go with.
/// </remarks>
public static class PreparedPython
{
    /// <summary>Makes them, which takes a quarter of a minute.</summary>
    /// <param name="folder">Created when missing; what was prepared there before is replaced.</param>
    /// <param name="modulePath">Path of <c>python.wasm</c>; null looks for it with <see cref="PythonModule.Find()"/>.</param>
    /// <returns>Null when it is done; else why not: <c>script.engine</c>.</returns>
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
            new PythonRuntime(modulePath, new ArtifactCache(folder, folder), TimeProvider.System, NullLogger.Instance).Dispose();
            var made = Directory.GetFiles(folder, $"{ArtifactCache.Prefix}-*");
            if (made.Length != 2)
                throw new IOException("Its files could not be written.");
            foreach (var file in made)
                LetAllRead(file);
            return null;
        }
        catch (Exception exception) when (exception is WasmtimeException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new Failure("script.engine", $"Python for scripts cannot be prepared in {folder} from {modulePath}: {exception.Message}");
        }
    }

    // The app may run as another user than the one who publishes it.
    private static void LetAllRead(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
