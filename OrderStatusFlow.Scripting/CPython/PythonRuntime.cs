using Microsoft.Extensions.Logging;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The state that all interpreters share: the compiled module, the snapshot, and the timer that stops instances at their
/// deadlines.</summary>
internal sealed class PythonRuntime : IDisposable
{
    /// <summary>The maximum stack size of an instance's machine code, in bytes.</summary>
    public const int NativeStackBytes = 2 << 20;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly Engine engine;
    private readonly Module module;
    private readonly Linker linker;
    private readonly TimeProvider time;
    private readonly bool portable;
    private readonly ITimer beat;
    private readonly CommonPages prepared;

    // A page that is copied in vain costs a copy in each job, so nearly all interpreters must need it.
    private readonly CommonPages served;
    private readonly Lock gate = new();
    private readonly List<WasmInstance> running = [];
    private bool beating;

    /// <summary>Loads or compiles the module, and loads or creates the snapshot.</summary>
    /// <param name="modulePath">The path of <c>python.wasm</c>.</param>
    /// <param name="kept">The cache of both.</param>
    /// <param name="portable">True to use only what every system supports.</param>
    /// <param name="time">The clock of scripts and their deadlines.</param>
    /// <param name="log">Receives an event when the module is compiled.</param>
    public PythonRuntime(string modulePath, ArtifactCache kept, bool portable, TimeProvider time, ILogger log)
    {
        this.time = time;
        this.portable = portable || !PagemapPageTracker.IsSupported;
        engine = new Engine(new Config().WithMaximumStackSize(NativeStackBytes).WithBaselineTarget());
        var sum = FileSum.Of(modulePath);
        module = CompiledModule.Load(engine, modulePath, sum, this.portable, kept, log);
        linker = new Linker(engine);
        WasiHost.Define(linker, module);
        beat = time.CreateTimer(_ => StopDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Image = InterpreterSnapshotCache.Load(kept, sum, Capture);
        var pages = Image.Pages.Length / WasmMemory.PageSize;
        (prepared, served) = (new CommonPages(pages, minShare: 0.5), new CommonPages(pages, minShare: 0.9));
    }

    /// <summary>True if nothing is used that only Linux has.</summary>
    public bool IsPortable => portable;

    public InterpreterSnapshot Image { get; }

    /// <summary>Creates a started interpreter without a script, and its page tracker.</summary>
    public (WasmInstance WasmInstance, IPageTracker Dirty) CreateGuest()
    {
        var guest = new WasmInstance(engine, linker, module, time);
        if (portable)
            Image.Pages.Copy(guest.Memory);
        else
            Image.Pages.Map(guest.Memory);
        guest.StackPointer = Image.StackPointer;
        return (guest, portable ? new RecordedPageTracker(guest.Memory) : new PagemapPageTracker(guest.Memory, prepared, served));
    }

    /// <summary>Stops the instance at its deadline until the returned object is disposed.</summary>
    public IDisposable Running(WasmInstance guest) => new Run(this, guest);

    public void Dispose()
    {
        beat.Dispose();
        Image.Dispose();
        linker.Dispose();
        module.Dispose();
        engine.Dispose();
    }

    private InterpreterSnapshot Capture()
    {
        using var first = new WasmInstance(engine, linker, module, time);
        using var running = Running(first);
        return InterpreterSnapshot.Capture(first);
    }

    private void StopDue()
    {
        lock (gate)
        {
            foreach (var guest in running)
                guest.StopWhenDue();
            if (running.Count == 0)
                beat.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            beating = running.Count > 0;
        }
    }

    private sealed class Run : IDisposable
    {
        private readonly PythonRuntime runtime;
        private readonly WasmInstance guest;

        public Run(PythonRuntime runtime, WasmInstance guest)
        {
            (this.runtime, this.guest) = (runtime, guest);
            lock (runtime.gate)
            {
                runtime.running.Add(guest);
                if (runtime.beating)
                    return;
                runtime.beating = true;
                runtime.beat.Change(Beat, Beat);
            }
        }

        public void Dispose()
        {
            lock (runtime.gate)
                runtime.running.Remove(guest);
        }
    }
}
