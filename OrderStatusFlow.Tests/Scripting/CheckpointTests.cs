using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CheckpointTests(CheckpointTests.Runtime fixture) : IClassFixture<CheckpointTests.Runtime>
{
    private static readonly string[] Sources =
    [
        "x = [bytearray(b'x' * 60000) for _ in range(150)]",
        "import json\nx = json.loads('[1, 2]')\nimport builtins\nbuiltins.len = None",
        "raise ValueError",
        "def deep(n): return deep(n + 1)\ndeep(0)",
        "import re\nre.match('(a+)+$', 'a' * 18 + 'b')",
        "import array, struct\nx = bytearray(8 * 4096)\nfor at in range(4090, 4100): struct.pack_into('<d', x, at, 1.5)\nx[5:9000] = bytes(8995)",
    ];

    public static TheoryData<bool, string> Jobs => new(Sources.SelectMany(source => new[] { (false, source), (true, source) }));


    [Theory]
    [MemberData(nameof(Jobs))]
    public void Every_byte_is_as_it_was(bool portable, string source)
    {
        PagesOfThreeRows(fixture.Python(portable), source);
    }

    [Fact]
    public void A_script_does_not_restore_the_pages_of_another_one()
    {
        Assert.SkipUnless(PagemapPageTracker.IsSupported, "Only Linux finds written pages by the pagemap.");
        using var own = new Runtime();
        PagesOfThreeRows(own.Python(portable: false), "x = [bytearray(b'x' * 60000) for _ in range(30)]").ShouldBeGreaterThan(400);

        PagesOfThreeRows(own.Python(portable: false), "pass").ShouldBeLessThan(100);
    }

    /// <returns>The number of pages that the last row restored.</returns>
    private static int PagesOfThreeRows(PythonRuntime runtime, string source)
    {
        var (guest, pages) = runtime.CreateGuest();
        using var _ = guest;
        guest.Begin(TimeSpan.FromMinutes(1), 128 << 20, 1 << 20, CancellationToken.None);
        using var running = runtime.Running(guest);
        guest.Invoke(runtime.Image.CallFunction, runtime.Image.Prepare, runtime.Image.NoArguments, 0, MarshalWriter.Script(Encoding.UTF8.GetBytes(source), "3"));
        var checkpoint = Checkpoint.TryTake(guest, runtime.Image.Pages, pages).ShouldNotBeNull();
        checkpoint.IsRestored().ShouldBeTrue();
        var attributes = new Dictionary<string, string> { ["number"] = "A1" };
        var restored = 0;

        for (var row = 0; row < 3; row++)
        {
            pages.Watch();
            guest.Invoke(runtime.Image.CallFunction, runtime.Image.Serve, runtime.Image.NoArguments, 0, MarshalWriter.Job(attributes, 100, 1000, "{}"u8.ToArray(), null, new JobBuffer()));
            pages.EndWatch();
            checkpoint.IsRestored().ShouldBeFalse();
            restored = pages.Find().Count;
            checkpoint.TryRestore().ShouldBeTrue();
            checkpoint.IsRestored().ShouldBeTrue();
        }

        return restored;
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public void Every_byte_is_as_it_was_after_a_hostile_row(string act)
    {
        Every_byte_is_as_it_was(portable: false, $"def act():\n    {act}\nact()");
        Every_byte_is_as_it_was(portable: true, $"def act():\n    {act}\nact()");
    }

    public sealed class Runtime : IDisposable
    {
        private readonly Lazy<PythonRuntime> usual = new(() => Start(portable: false));
        private readonly Lazy<PythonRuntime> portable = new(() => Start(portable: true));

        internal PythonRuntime Python(bool portable) => (portable ? this.portable : usual).Value;

        public void Dispose()
        {
            foreach (var started in new[] { usual, portable }.Where(runtime => runtime.IsValueCreated))
                started.Value.Dispose();
        }

        // The engines of the other tests use the same cache.
        private static PythonRuntime Start(bool portable) => new(
            PythonModule.Find()!, new ArtifactCache(AppContext.BaseDirectory, CPythonEngine.DefaultCache(), NullLogger.Instance), portable, TimeProvider.System, NullLogger.Instance);
    }
}
