namespace OrderStatusFlow.Scripting;

/// <summary>How the CPython engine is set up.</summary>
public sealed record CPythonOptions
{
    /// <summary>Path of <c>python.wasm</c>; null looks for it with <see cref="PythonModule.Find()"/>.</summary>
    public string? ModulePath { get; init; }

    /// <summary>Folder that may hold a <see cref="PreparedPython"/>; only read, and to be trusted like the program, for machine code is taken from it. The program's own unless told.</summary>
    public string AppFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Folder for the compiled module and the started interpreter (26 and 13 MB), created when missing; null means <c>OrderStatusFlow</c> in the user's local application data, or in the temporary folder where there is none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Most interpreters alive at once, idle ones included; at least 1. Twice the processors unless told, at least 8: a script that waits for an HTTP answer holds its interpreter.</summary>
    public int MaxInterpreters { get; init; } = Math.Max(8, 2 * Environment.ProcessorCount);
}
