using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What all interpreters share: the compiled module, the started image, and the beat that lets deadlines be seen.</summary>
internal sealed class PythonRuntime : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private const int NativeStackBytes = 2 << 20;

    private readonly Engine engine;
    private readonly Module module;
    private readonly Linker linker;
    private readonly TimeProvider time;
    private readonly ITimer beat;
    private readonly Lock gate = new();
    private int running;

    public PythonRuntime(string modulePath, string cacheFolder, TimeProvider time)
    {
        this.time = time;
        engine = new Engine(new Config().WithEpochInterruption(true).WithMaximumStackSize(NativeStackBytes));
        module = CompiledModule.Load(engine, modulePath, cacheFolder);
        linker = new Linker(engine);
        WasiHost.Define(linker, module);
        beat = time.CreateTimer(_ => engine.IncrementEpoch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var first = new Guest(engine, linker, module, time);
        using (Running())
            Image = BaseImage.Capture(first);
    }

    public BaseImage Image { get; }

    /// <summary>A started interpreter that knows no script, and what tells its changed pages.</summary>
    public (Guest Guest, IDirtyPages Dirty) CreateGuest()
    {
        var guest = new Guest(engine, linker, module, time);
        var copiedOnWrite = Image.Pages.Fill(guest.Memory);
        guest.StackPointer = Image.StackPointer;
        var dirty = copiedOnWrite ? CopiedOnWritePages.TryCreate(guest.Memory) : null;
        return (guest, dirty ?? (IDirtyPages)new ComparedPages(guest.Memory, Image.Pages));
    }

    /// <summary>Keeps the beat going while guests run.</summary>
    public IDisposable Running() => new Run(this);

    public void Dispose()
    {
        beat.Dispose();
        Image.Dispose();
        linker.Dispose();
        module.Dispose();
        engine.Dispose();
    }

    private void Count(int change)
    {
        lock (gate)
        {
            running += change;
            if (running == Math.Max(change, 0))
                beat.Change(running > 0 ? Beat : Timeout.InfiniteTimeSpan, running > 0 ? Beat : Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Run : IDisposable
    {
        private readonly PythonRuntime runtime;

        public Run(PythonRuntime runtime)
        {
            this.runtime = runtime;
            runtime.Count(1);
        }

        public void Dispose() => runtime.Count(-1);
    }
}
