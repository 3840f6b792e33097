using System.Security.Cryptography;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The WASI functions of an instance: arguments, clocks, random bytes, sleep, and three streams. Nothing else is linked.</summary>
/// <remarks>WASI preview 1. All calls for files, folders and sockets fail.</remarks>
internal static class WasiHost
{
    private const string Space = "wasi_snapshot_preview1";
    private const int Success = 0;
    private const int BadDescriptor = 8;
    private const int NotCapable = 76;
    private const int LastStream = 2;

    public static void Define(Linker linker, Module module)
    {
        linker.AllowShadowing = true;
        foreach (var import in module.Imports.OfType<FunctionImport>())
            Refuse(linker, import);

        linker.DefineFunction(Space, "args_sizes_get", (Caller caller, int count, int size) =>
            WasmArguments.WriteSizes(Of(caller).Memory, count, size));
        linker.DefineFunction(Space, "args_get", (Caller caller, int pointers, int text) =>
            WasmArguments.Write(Of(caller).Memory, pointers, text));
        linker.DefineFunction(Space, "environ_sizes_get", (Caller caller, int count, int size) => NoEnvironment(Of(caller), count, size));
        linker.DefineFunction(Space, "environ_get", (Caller _, int _, int _) => Success);
        linker.DefineFunction(Space, "clock_res_get", (Caller caller, int _, int result) => Write(Of(caller), result, 1000UL));
        linker.DefineFunction(Space, "clock_time_get", (Caller caller, int clock, long _, int result) =>
            Write(Of(caller), result, Of(caller).ReadClock(clock)));
        linker.DefineFunction(Space, "fd_close", (Caller _, int _) => BadDescriptor);
        linker.DefineFunction(Space, "fd_fdstat_get", (Caller caller, int descriptor, int result) =>
            DescribeStream(Of(caller), descriptor, result));
        linker.DefineFunction(Space, "fd_filestat_get", (Caller caller, int descriptor, int result) =>
            DescribeFile(Of(caller), descriptor, result));
        linker.DefineFunction(Space, "fd_read", (Caller caller, int descriptor, int vectors, int count, int result) =>
            Of(caller).Read(descriptor, vectors, count, result));
        linker.DefineFunction(Space, "fd_write", (Caller caller, int descriptor, int vectors, int count, int result) =>
            Of(caller).Write(descriptor, vectors, count, result));
        linker.DefineFunction(Space, "poll_oneoff", (Caller caller, int subscriptions, int events, int count, int result) =>
            Of(caller).Wait(subscriptions, events, count, result));
        linker.DefineFunction(Space, "proc_exit", (Caller caller, int code) => Of(caller).Exit(code));
        linker.DefineFunction(Space, "sched_yield", (Caller _) => Success);
        linker.DefineFunction(Space, "random_get", (Caller caller, int buffer, int length) =>
        {
            RandomNumberGenerator.Fill(Of(caller).Memory.Writable(buffer, length));
            return Success;
        });
    }

    private static WasmInstance Of(Caller caller) => (WasmInstance)caller.GetData()!;

    private static void Refuse(Linker linker, FunctionImport import)
    {
        var error = import.Name.StartsWith("path_", StringComparison.Ordinal) ? NotCapable : BadDescriptor;
        var answers = import.Results.Count;
        linker.DefineFunction(
            import.ModuleName,
            import.Name,
            (Caller _, ReadOnlySpan<ValueBox> _, Span<ValueBox> results) =>
            {
                if (answers > 0)
                    results[0] = error;
            },
            import.Parameters,
            import.Results);
    }

    private static int NoEnvironment(WasmInstance guest, int count, int size)
    {
        guest.Memory.Write(count, 0U);
        guest.Memory.Write(size, 0U);
        return Success;
    }

    private static int Write(WasmInstance guest, int address, ulong value)
    {
        guest.Memory.Write(address, value);
        return Success;
    }

    // A character device that reports itself as seekable, so that Python does not treat it as a terminal.
    private static int DescribeStream(WasmInstance guest, int descriptor, int result)
    {
        if (descriptor is < 0 or > LastStream)
            return BadDescriptor;
        var stat = guest.Memory.Writable(result, 24);
        stat.Clear();
        stat[0] = 2;
        stat.Slice(8, 8).Fill(0xFF);
        return Success;
    }

    private static int DescribeFile(WasmInstance guest, int descriptor, int result)
    {
        if (descriptor is < 0 or > LastStream)
            return BadDescriptor;
        var stat = guest.Memory.Writable(result, 64);
        stat.Clear();
        stat[16] = 2;
        return Success;
    }
}
