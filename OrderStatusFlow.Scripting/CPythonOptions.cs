using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Scripting;

/// <summary>The options of the CPython engine.</summary>
[HostSettingSection("Scripting")]
public sealed class CPythonOptions
{
    /// <summary>The path of <c>python.wasm</c>.</summary>
    [HostSetting(DefaultText = "the file that comes with the app or with the npm packages")]
    public string? ModulePath { get; set; }

    /// <summary>The folder of <see cref="PreparedPython"/> files, if any. The engine only reads it and runs machine code from it, so it
    /// must be as trusted as the program. The default is the program's folder.</summary>
    public string AppFolder { get; set; } = AppContext.BaseDirectory;

    /// <summary>The folder for compiled Python (26 and 13 MB). It is created if it does not exist.</summary>
    [HostSetting(DefaultText = "`OrderStatusFlow` in the user's local application data, or in the temporary folder")]
    public string? CacheFolder { get; set; }

    /// <summary>True to run scripts with only what every system supports, as on Windows and macOS. On Linux this is slower and needs more
    /// memory.</summary>
    [HostSetting]
    public bool Portable { get; set; }

    /// <summary>The maximum number of Python interpreters, including idle ones. A script that waits for an HTTP response occupies its
    /// interpreter.</summary>
    [HostSetting(FormerKey = "Scripting:MostInterpreters", DefaultText = "8, or twice the number of processors if that is more")]
    [Range(1, 1000)]
    public int MaxInterpreters { get; set; } = Math.Max(8, 2 * Environment.ProcessorCount);
}
