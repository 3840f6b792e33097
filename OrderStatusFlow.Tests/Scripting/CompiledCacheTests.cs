using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CompiledCacheTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("osf-cache-");

    [Fact]
    public async Task A_damaged_cache_is_compiled_anew()
    {
        await StartAsync();
        var cached = folder.GetFiles("*.cwasm").ShouldHaveSingleItem();
        using (var file = cached.OpenWrite())
        {
            file.Position = file.Length / 2;
            file.Write(new byte[4096]);
        }

        await StartAsync();

        folder.GetFiles("*").ShouldHaveSingleItem().Extension.ShouldBe(".cwasm");
    }

    [Fact]
    public async Task A_module_that_is_no_python_is_told_not_thrown()
    {
        var path = Path.Combine(folder.FullName, "python.wasm");
        await File.WriteAllBytesAsync(path, "\0asm\u0001\0\0\0"u8.ToArray());
        await using var engine = new CPythonEngine(new CPythonOptions { ModulePath = path, CacheFolder = folder.FullName });

        (await engine.CheckAsync("x = 1", CancellationToken.None)).ShouldNotBeNull().Code.ShouldBe("script.engine");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task StartAsync()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { CacheFolder = folder.FullName });
        (await engine.CheckAsync("x = 1", CancellationToken.None)).ShouldBeNull();
    }
}
