using System.Buffers.Binary;
using System.Text;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>An instance of the module in its own store, with the state of its imports. Not thread-safe.</summary>
internal sealed class WasmInstance : IDisposable
{
    private const int Success = 0;
    private const int BadDescriptor = 8;
    private const int ErrorTail = 4096;

    private readonly Store store;
    private readonly Instance instance;
    private readonly Table table;
    private readonly Global stackPointer;
    private readonly TimeProvider time;
    private readonly WasmInput toRead = new();
    private readonly CallDeadline deadline;
    private readonly HostRequests requests;
    private readonly StringBuilder errors = new();
    private long writeLimit;
    private uint called;
    private Func<int, int, int, int>? callee;

    public WasmInstance(Engine engine, Linker linker, Module module, TimeProvider time)
    {
        this.time = time;
        deadline = new CallDeadline(time);
        requests = new HostRequests(toRead, deadline);
        store = new Store(engine, this);
        instance = linker.Instantiate(store, module);
        Memory = new WasmMemory(instance.GetMemory("memory")
            ?? throw new InvalidOperationException("The WebAssembly module has no memory, so it is not Python."),
            instance.GetMemory(WasmRewriter.WrittenPages));
        table = instance.GetTable(WasmRewriter.Table)!;
        stackPointer = instance.GetGlobal(WasmRewriter.StackPointer)!;
    }

    public WasmMemory Memory { get; }

    public int StackPointer
    {
        get => (int)stackPointer.GetValue()!;
        set => stackPointer.SetValue(value);
    }

    /// <summary>The reason why the last call ended early.</summary>
    public StopReason StopReason { get; private set; }

    public int ExitCode { get; private set; }

    /// <summary>The end of the interpreter's standard error: its fatal errors.</summary>
    public string Errors => errors.ToString();

    /// <summary>The standard output of the last call.</summary>
    public WasmOutput Written { get; } = new();

    /// <summary>Handles the requests of the script; null if it may make none.</summary>
    public ScriptHttpQuota? Calls
    {
        get => requests.Calls;
        set => requests.Calls = value;
    }

    public TimeSpan Elapsed => deadline.Elapsed;

    /// <summary>Sets the limits of the following calls and starts their timer.</summary>
    public void Begin(TimeSpan limit, long memoryLimit, long outputLimit, CancellationToken token)
    {
        (StopReason, writeLimit) = (StopReason.None, outputLimit);
        deadline.Begin(limit, token);
        store.SetLimits(memorySize: memoryLimit, null, null, null, null);
    }

    /// <summary>Starts the interpreter and returns after its startup.</summary>
    public void Start(params ReadOnlySpan<ReadOnlyMemory<byte>> input) => Call(() => instance.GetAction("_start")!(), input);

    /// <summary>Calls a C function by its index in the module's table.</summary>
    public int Invoke(uint function, int first, int second, int third, params ReadOnlySpan<ReadOnlyMemory<byte>> input)
    {
        if (called != function)
            (called, callee) = (function, ((Function)table.GetElement(function)!).WrapFunc<int, int, int, int>()!);
        var (call, result) = (callee!, 0);
        Call(() => result = call(first, second, third), input);
        return result;
    }

    private void Call(Action action, ReadOnlySpan<ReadOnlyMemory<byte>> input)
    {
        toRead.Set(input);
        Written.Clear();
        errors.Clear();
        requests.Clear();
        ExitCode = 0;
        try
        {
            action();
        }
        catch (WasmtimeException) when (StopReason is StopReason.Parked or StopReason.Exit)
        {
            // Unwinds the stack and keeps the memory, at the end of startup and when a script exits.
        }
    }

    public ulong ReadClock(int clock)
    {
        if (requests.TakePark())
            throw Ending(StopReason.Parked);
        return clock == 0
            ? (ulong)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100
            : (ulong)time.GetElapsedTime(0).Ticks * 100;
    }

    /// <summary>Implements reads of standard input.</summary>
    public int Read(int descriptor, int vectors, int count, int result)
    {
        if (descriptor != 0)
            return BadDescriptor;
        var (total, keeps) = (0, requests.TakeKeep());
        for (var i = 0; i < count; i++)
        {
            var (address, length) = (Memory.ReadUInt32(vectors + (i * 8)), Memory.ReadUInt32(vectors + (i * 8) + 4));
            total += keeps ? (int)length : toRead.Take(Memory.Writable(address, length));
        }

        Memory.Write(result, (uint)total);
        return Success;
    }

    public int Write(int descriptor, int vectors, int count, int result)
    {
        if (descriptor is not (1 or 2))
            return BadDescriptor;
        var total = 0;
        for (var i = 0; i < count; i++)
        {
            var part = Memory.Slice(Memory.ReadUInt32(vectors + (i * 8)), Memory.ReadUInt32(vectors + (i * 8) + 4));
            if (descriptor == 2)
                KeepError(part);
            else
                KeepOutput(part);
            total += part.Length;
        }

        Memory.Write(result, (uint)total);
        return Success;
    }

    private void KeepOutput(ReadOnlySpan<byte> part)
    {
        if (requests.Serve(part) is { } served)
        {
            if (served != StopReason.None)
                throw Ending(served);
            return;
        }

        if (Written.Length + (long)part.Length > writeLimit)
            throw Ending(StopReason.Output);
        Written.Add(part);
    }

    private void KeepError(ReadOnlySpan<byte> part)
    {
        if (errors.Length < ErrorTail)
            errors.Append(Encoding.UTF8.GetString(part[..Math.Min(part.Length, ErrorTail)]));
    }

    /// <summary>Implements <c>time.sleep</c>, which never waits beyond the deadline.</summary>
    public int Wait(int subscriptions, int events, int count, int result)
    {
        var wait = Timeout.InfiniteTimeSpan;
        for (var i = 0; i < count; i++)
        {
            var entry = Memory.Slice(subscriptions + (i * 48), 48);
            if (entry[8] != 0)
                return BadDescriptor;
            var nanoseconds = BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]);
            if ((entry[40] & 1) != 0)
            {
                var now = ReadClock((int)BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]));
                nanoseconds = nanoseconds > now ? nanoseconds - now : 0;
            }

            var asked = TimeSpan.FromTicks((long)Math.Min(nanoseconds / 100, (ulong)TimeSpan.FromDays(1).Ticks));
            wait = wait < TimeSpan.Zero || asked < wait ? asked : wait;
            var done = Memory.Writable(events + (i * 32), 32);
            done.Clear();
            entry[..8].CopyTo(done);
        }

        var left = deadline.Left;
        var pastDeadline = wait < TimeSpan.Zero || wait > left;
        if (deadline.Cancellation.WaitHandle.WaitOne(pastDeadline ? TimeSpan.FromTicks(Math.Max(0, left.Ticks)) : wait))
            throw Ending(StopReason.Cancelled);
        if (pastDeadline)
            throw Ending(StopReason.Deadline);
        Memory.Write(result, (uint)count);
        return Success;
    }

    public void Exit(int code)
    {
        ExitCode = code;
        throw Ending(StopReason.Exit);
    }

    /// <summary>Stops the instance at the next loop iteration if it is cancelled or past its deadline. Called from another
    /// thread.</summary>
    public void StopWhenDue()
    {
        var due = deadline.Due;
        if (due == StopReason.None || StopReason is not (StopReason.None or StopReason.Cancelled or StopReason.Deadline))
            return;
        if (StopReason == StopReason.None)
            StopReason = due;
        // Again at each tick: the flag is in memory that the instance itself can overwrite.
        Memory.RaiseStop();
    }

    private WasmFaultException Ending(StopReason stop)
    {
        StopReason = stop;
        return new WasmFaultException(stop.ToString());
    }

    public void Dispose() => store.Dispose();
}
