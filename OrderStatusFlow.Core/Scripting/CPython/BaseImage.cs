using System.Buffers.Binary;
using System.Reflection;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The memory of an interpreter that has started, loaded its library and run nothing yet. Every interpreter begins as a copy of it.</summary>
internal sealed class BaseImage : IDisposable
{
    // PyTypeObject.tp_call on a 32-bit build: its place in the structure is part of CPython 3.12's ABI.
    private const int CallSlot = 64;
    private static readonly string[] Modules =
    [
        "flow_errors", "flow_heap", "flow_json", "flow_streams", "flow_files", "flow_surface", "flow_nifi", "flow_door", "flow_requests", "flow_urllib",
        "flow_python2_syntax", "flow_python2_helpers", "flow_python2", "flow_runner",
    ];

    private BaseImage(Span<byte> memory, int stackPointer, int[] addresses)
    {
        Pages = new ImagePages(memory);
        StackPointer = stackPointer;
        CallFunction = BinaryPrimitives.ReadUInt32LittleEndian(memory[(addresses[0] + CallSlot)..]);
        (NoArguments, Prepare, Serve) = (addresses[1], addresses[2], addresses[3]);
    }

    public ImagePages Pages { get; }

    public int StackPointer { get; }

    /// <summary>Table index of the C function that calls a Python function.</summary>
    public uint CallFunction { get; }

    /// <summary>Address of the empty tuple.</summary>
    public int NoArguments { get; }

    public int Prepare { get; }

    public int Serve { get; }

    /// <summary>Starts the given guest and keeps its state.</summary>
    public static BaseImage Capture(Guest guest)
    {
        var bundle = JsonSerializer.SerializeToUtf8Bytes(Modules.Select(name => new[] { name, Source(name) }));
        guest.Begin(TimeSpan.FromMinutes(2), long.MaxValue, 4096, CancellationToken.None);
        guest.Start(System.Text.Encoding.UTF8.GetBytes(Source("boot")), bundle);
        if (guest.Stop != Stop.Parked)
            throw new InvalidOperationException($"The Python interpreter did not start: {guest.Errors}");
        var addresses = JsonSerializer.Deserialize<int[]>(guest.Written[0])!;
        return new BaseImage(guest.Memory.Slice(0, (int)guest.Memory.Length), guest.StackPointer, addresses);
    }

    public void Dispose() => Pages.Dispose();

    private static string Source(string name)
    {
        var resource = $"OrderStatusFlow.Scripting.Python.{name}.py";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        return new StreamReader(stream).ReadToEnd();
    }
}
