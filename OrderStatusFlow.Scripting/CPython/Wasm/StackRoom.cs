using System.Runtime.InteropServices;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Measures the remaining stack of a thread.</summary>
internal static unsafe partial class StackRoom
{
    // What a thread may have used before it declares its stack, and guard pages.
    private const int Margin = 64 << 10;

    [ThreadStatic]
    private static nint declared;

    [ThreadStatic]
    private static nint reported;

    /// <summary>Declares the stack of the calling thread. Call it at the start of the thread.</summary>
    /// <param name="bytes">The size with which the thread was created.</param>
    public static void Declare(nint bytes) => declared = (nint)(&bytes) - bytes + Margin;

    /// <summary>Returns true if the calling thread has at least that many bytes left; false if unknown.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="isPortable">True to use only what threads have declared, because not every system reports it.</param>
    public static bool Has(nint bytes, bool isPortable)
    {
        var lowest = declared != 0 ? declared : isPortable ? nint.MaxValue : Reported();
        return (nint)(&bytes) - lowest > bytes;
    }

    private static nint Reported() => reported != 0 ? reported : reported = Lowest();

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
