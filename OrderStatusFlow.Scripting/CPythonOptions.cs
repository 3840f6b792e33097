namespace OrderStatusFlow.Scripting;

/// <summary>The options of the CPython engine.</summary>
public sealed record CPythonOptions
{
    /// <summary>The path of <c>python.wasm</c>. If null, <see cref="PythonModule.Find()"/> finds it.</summary>
    public string? ModulePath { get; init; }

    /// <summary>The folder of <see cref="PreparedPython"/> files, if any. The engine only reads it and runs machine code from it, so it
    /// must be as trusted as the program. The default is the program's folder.</summary>
    public string AppFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The folder for the compiled module and the interpreter snapshot (26 and 13 MB). It is created if it does not exist. If
    /// null,
    /// <c>OrderStatusFlow</c> in the user's local application data, or in the temporary folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The maximum number of interpreters, including idle ones; at least 1. The default is twice the number of processors, at
    /// least 8, because a script that waits for an HTTP response occupies its interpreter.</summary>
    public int MaxInterpreters { get; init; } = Math.Max(8, 2 * Environment.ProcessorCount);
}
