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

    /// <summary>Sets the baseline target on platforms where it is supported. Elsewhere the engine compiles for its own processor.</summary>
    public static Config WithBaselineTarget(this Config config)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return config;
        var property = typeof(Config).GetProperty("NativeHandle", BindingFlags.NonPublic | BindingFlags.Instance);
        if (property?.GetValue(config) is not SafeHandle handle || SetTarget(handle, Triple) != 0)
            throw new InvalidOperationException($"This version of Wasmtime does not support the target {Triple}.");
        return config;
    }

    [LibraryImport("wasmtime", EntryPoint = "wasmtime_config_target_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint SetTarget(SafeHandle config, string triple);
}
