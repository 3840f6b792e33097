namespace OrderStatusFlow.Scripting;

/// <summary>Where the WebAssembly build of CPython lies.</summary>
public static class PythonModule
{
    /// <summary>The module's place below the folder that holds <c>node_modules</c>.</summary>
    public static string RelativePath { get; } = Path.Combine("node_modules", "@antonz", "python-wasi", "dist", "python.wasm");

    /// <summary>Looks for the module beside the program (<c>python.wasm</c>), then in <c>node_modules</c> of its folder and of every folder above it; then so from the current folder.</summary>
    /// <returns>A full path; null when there is none.</returns>
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
