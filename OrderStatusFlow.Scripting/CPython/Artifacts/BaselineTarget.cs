using System.Reflection;
using System.Runtime.InteropServices;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Makes the engine compile for the baseline of its processor architecture, so that code compiled on one machine runs on
/// all.</summary>
/// <remarks>
/// Wasmtime's C API supports it (<c>wasmtime_config_target_set</c>), its .NET API does not. On Linux x64, where compiled modules are
/// shared, it has no measurable cost.
/// </remarks>
internal static partial class BaselineTarget
{
    private const string Triple = "x86_64-unknown-linux-gnu";

    /// <summary>Sets the baseline target on platforms where it is supported. Elsewhere, and with a version of Wasmtime that does not
    /// support it, the engine compiles for its own processor.</summary>
    public static Config WithBaselineTarget(this Config config)
    {
        TrySet(config);
        return config;
    }

    /// <summary>Sets the baseline target.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="handleProperty">The internal property with the native configuration.</param>
    /// <returns>False if the target is not set.</returns>
    internal static bool TrySet(Config config, string handleProperty = "NativeHandle") =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && typeof(Config).GetProperty(handleProperty, BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(config) is SafeHandle handle
        && SetTarget(handle, Triple) == 0;

    [LibraryImport("wasmtime", EntryPoint = "wasmtime_config_target_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint SetTarget(SafeHandle config, string triple);
}
