using System.Reflection;
using System.Runtime.InteropServices;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Has the engine compile for every processor of its architecture instead of the one it runs on, so that code compiled on one machine runs on all.</summary>
/// <remarks>
/// Wasmtime's C API has it (<c>wasmtime_config_target_set</c>), its .NET API not. Where a compiled module travels, on Linux with x64, it costs CPython
/// nothing that could be measured.
/// </remarks>
internal static partial class BaselineTarget
{
    private const string Triple = "x86_64-unknown-linux-gnu";

    /// <summary>Sets it where it is known to work; elsewhere the engine compiles for its own processor.</summary>
    public static Config WithBaselineTarget(this Config config)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return config;
        var property = typeof(Config).GetProperty("NativeHandle", BindingFlags.NonPublic | BindingFlags.Instance);
        if (property?.GetValue(config) is not SafeHandle handle || SetTarget(handle, Triple) != 0)
            throw new InvalidOperationException($"This version of Wasmtime does not take the target {Triple}.");
        return config;
    }

    [LibraryImport("wasmtime", EntryPoint = "wasmtime_config_target_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint SetTarget(SafeHandle config, string triple);
}
