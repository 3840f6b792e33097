using System.Text;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CheckpointTests
{
    [Theory]
    [InlineData(false, "import json\nx = json.loads('[1, 2]')\nimport builtins\nbuiltins.len = None")]
    [InlineData(true, "import json\nx = json.loads('[1, 2]')\nimport builtins\nbuiltins.len = None")]
    [InlineData(false, "x = [bytearray(b'x' * 60000) for _ in range(150)]")]
    [InlineData(true, "x = [bytearray(b'x' * 60000) for _ in range(150)]")]
    [InlineData(false, "raise ValueError")]
    public void Every_byte_is_as_it_was(bool compared, string source)
    {
        using var runtime = new PythonRuntime(PythonModule.Find()!, Path.Combine(Path.GetTempPath(), "OrderStatusFlow.Tests"), TimeProvider.System);
        var (guest, dirty) = runtime.CreateGuest();
        using var _ = guest;
        IDirtyPages pages = compared ? new ComparedPages(guest.Memory, runtime.Image.Pages) : dirty;
        guest.Begin(TimeSpan.FromMinutes(1), 128 << 20, 1 << 20, CancellationToken.None);
        using var running = runtime.Running(guest);
        var script = Encoding.UTF8.GetBytes(source);
        guest.Invoke(runtime.Image.CallFunction, runtime.Image.Prepare, runtime.Image.NoArguments, 0, MarshalWriter.Bytes(script));
        var checkpoint = Checkpoint.TryTake(guest, runtime.Image.Pages, pages).ShouldNotBeNull();
        checkpoint.IsRestored().ShouldBeTrue();
        var attributes = new Dictionary<string, string> { ["number"] = "A1" };

        for (var row = 0; row < 3; row++)
        {
            pages.Watch();
            guest.Invoke(runtime.Image.CallFunction, runtime.Image.Serve, runtime.Image.NoArguments, 0, MarshalWriter.Job(attributes, 100, "{}"u8.ToArray(), null));
            pages.EndWatch();
            checkpoint.IsRestored().ShouldBeFalse();
            checkpoint.TryRestore().ShouldBeTrue();
            checkpoint.IsRestored().ShouldBeTrue();
        }
    }
}
