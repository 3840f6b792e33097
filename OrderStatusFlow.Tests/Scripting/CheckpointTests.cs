using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CheckpointTests(CheckpointTests.Runtime fixture) : IClassFixture<CheckpointTests.Runtime>
{
    public static TheoryData<bool, string> Jobs => new()
    {
        { false, "x = [bytearray(b'x' * 60000) for _ in range(150)]" },
        { true, "x = [bytearray(b'x' * 60000) for _ in range(150)]" },
        { true, "import json\nx = json.loads('[1, 2]')\nimport builtins\nbuiltins.len = None" },
        { false, "raise ValueError" },
        { false, "def deep(n): return deep(n + 1)\ndeep(0)" },
        { false, "import re\nre.match('(a+)+$', 'a' * 18 + 'b')" },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Every_byte_is_as_it_was(bool compared, string source)
    {
        var runtime = fixture.Python;
        var (guest, dirty) = runtime.CreateGuest();
        using var _ = guest;
        IPageTracker pages = compared ? new ComparingPageTracker(guest.Memory, runtime.Image.Pages) : dirty;
        guest.Begin(TimeSpan.FromMinutes(1), 128 << 20, 1 << 20, CancellationToken.None);
        using var running = runtime.Running(guest);
        guest.Invoke(runtime.Image.CallFunction, runtime.Image.Prepare, runtime.Image.NoArguments, 0, MarshalWriter.Script(Encoding.UTF8.GetBytes(source), "3"));
        var checkpoint = Checkpoint.TryTake(guest, runtime.Image.Pages, pages).ShouldNotBeNull();
        checkpoint.IsRestored().ShouldBeTrue();
        var attributes = new Dictionary<string, string> { ["number"] = "A1" };

        for (var row = 0; row < 3; row++)
        {
            pages.Watch();
            guest.Invoke(runtime.Image.CallFunction, runtime.Image.Serve, runtime.Image.NoArguments, 0, MarshalWriter.Job(attributes, 100, 1000, "{}"u8.ToArray(), null));
            pages.EndWatch();
            checkpoint.IsRestored().ShouldBeFalse();
            checkpoint.TryRestore().ShouldBeTrue();
            checkpoint.IsRestored().ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public void Every_byte_is_as_it_was_after_a_hostile_row(string act) => Every_byte_is_as_it_was(compared: false, $"def act():\n    {act}\nact()");

    public sealed class Runtime : IDisposable
    {
        internal PythonRuntime Python { get; } = new(PythonModule.Find()!, new ArtifactCache(Folder, Folder, NullLogger.Instance), TimeProvider.System, NullLogger.Instance);

        private static string Folder => Path.Combine(Path.GetTempPath(), "OrderStatusFlow.Tests");

        public void Dispose() => Python.Dispose();
    }
}
