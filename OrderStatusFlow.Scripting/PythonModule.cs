namespace OrderStatusFlow.Scripting;

/// <summary>Finds the WebAssembly build of CPython.</summary>
public static class PythonModule
{
    /// <summary>The module's path relative to the folder that contains <c>node_modules</c>.</summary>
    public static string RelativePath { get; } = Path.Combine("node_modules", "@antonz", "python-wasi", "dist", "python.wasm");

    /// <summary>Searches for <c>python.wasm</c> beside the program, then in <c>node_modules</c> of the program's folder and its parents,
    /// then in the same way from the current folder.</summary>
    /// <returns>The full path; null if the module is not found.</returns>
    public static string? Find() => Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory);

    internal static string? Find(string start)
    {
        var beside = Path.Combine(start, "python.wasm");
        if (File.Exists(beside))
            return beside;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, RelativePath);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
