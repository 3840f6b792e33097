namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Caches the memory of a started interpreter beside the compiled module, so that a process need not start Python.</summary>
/// <remarks>
/// The file contains the random seed of Python's string hashes. Only its owner can read it, and every machine, version and publish
/// creates its own.
/// </remarks>
internal static class InterpreterSnapshotCache
{
    private const string Extension = ".image";

    // Part of the file name. Increment it when the startup of an instance or the file's layout changes.
    private const string Settings = "image-2";

    /// <summary>Loads the cached snapshot, or creates and caches it.</summary>
    /// <param name="kept">The cache.</param>
    /// <param name="module">The module's checksum.</param>
    /// <param name="capture">Starts an interpreter and captures its memory.</param>
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
