using System.Runtime.InteropServices;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Measures the remaining stack of a thread.</summary>
internal static unsafe partial class StackRoom
{
    [ThreadStatic]
    private static nint lowest;

    /// <summary>Returns true if the calling thread has at least that many bytes left; false if unknown.</summary>
    public static bool Has(nint bytes)
    {
        if (lowest == 0)
            lowest = Lowest();
        return (nint)(&bytes) - lowest > bytes;
    }

    private static nint Lowest()
    {
        var attributes = stackalloc byte[128];
        if (!OperatingSystem.IsLinux() || GetAttributes(Self(), attributes) != 0)
            return nint.MaxValue;
        var known = GetStack(attributes, out var start, out _) == 0;
        _ = Destroy(attributes);
        return known ? start : nint.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint Self();

    [LibraryImport("libc", EntryPoint = "pthread_getattr_np")]
    private static partial int GetAttributes(nint thread, byte* attributes);

    [LibraryImport("libc", EntryPoint = "pthread_attr_getstack")]
    private static partial int GetStack(byte* attributes, out nint start, out nint size);

    [LibraryImport("libc", EntryPoint = "pthread_attr_destroy")]
    private static partial int Destroy(byte* attributes);
}
