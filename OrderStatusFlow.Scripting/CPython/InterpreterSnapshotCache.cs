namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The started interpreter's memory, kept beside the compiled module: a process that finds it need not start Python.</summary>
/// <remarks>
/// It holds the seed of Python's string hashes, drawn when the image is made. So the file is its owner's alone, and every machine, every
/// version and every publish makes its own.
/// </remarks>
internal static class InterpreterSnapshotCache
{
    private const string Extension = ".image";

    // Part of the name: raise it when what the host does for a starting guest or the file's layout changes.
    private const string Settings = "image-1";

    /// <summary>Takes the kept image, or makes and keeps one.</summary>
    /// <param name="kept">Where it is.</param>
    /// <param name="module">Sum of the module.</param>
    /// <param name="capture">Starts an interpreter.</param>
    public static InterpreterSnapshot Load(ArtifactCache kept, string module, Func<InterpreterSnapshot> capture)
    {
        var name = ArtifactCache.Name([Settings, module, WasmArguments.Text, .. PythonSources.All]);
        if (kept.TryUse(name, Extension, path => InterpreterSnapshot.FromBytes(File.ReadAllBytes(path))) is { } image)
            return image;
        var captured = capture();
        kept.TryKeep(name, Extension, captured.ToBytes());
        return captured;
    }
}
