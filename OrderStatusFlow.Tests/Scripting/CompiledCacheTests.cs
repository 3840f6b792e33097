using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CompiledCacheTests(PreparedFolder prepared) : IDisposable
{
    private readonly DirectoryInfo app = Directory.CreateTempSubdirectory("osf-app-");
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("osf-cache-");
    private readonly LogLines log = new();

    [Fact]
    public async Task What_was_prepared_is_used_without_compiling_or_starting_Python()
    {
        var first = await SeedAsync(prepared.Path, Nowhere);
        var second = await SeedAsync(prepared.Path, Nowhere);

        second.ShouldBe(first);
        log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Damaged_native_code_is_compiled_again_and_that_is_logged_once()
    {
        // An empty module: compiling Python takes seconds of every processor, and the prepared folder has done it.
        var (path, whole) = (Path.Combine(app.FullName, "python.wasm"), app.CreateSubdirectory("whole"));
        File.WriteAllBytes(path, "\0asm\u0001\0\0\0"u8.ToArray());
        Load(whole.FullName);
        var code = whole.GetFiles("*.cwasm").ShouldHaveSingleItem();
        log.Lines.ShouldHaveSingleItem().ShouldContain("no compiled module exists");
        log.Lines.Clear();
        Damage(code.CopyTo(Path.Combine(app.FullName, code.Name)));
        Damage(code.CopyTo(Path.Combine(cache.FullName, code.Name)));

        Load(cache.FullName);
        Load(cache.FullName);

        log.Lines.ShouldHaveSingleItem().ShouldMatch($"^Warning 1101: Python for scripts was compiled to machine code in [0-9.]+ s: {Regex.Escape(Path.Combine(app.FullName, "cpython-"))}.*.cwasm is damaged .* It is cached in {Regex.Escape(cache.FullName)}.$");
        Sum(cache.GetFiles("*.cwasm").ShouldHaveSingleItem()).ShouldBe(Sum(code));
        Sum(app.GetFiles("*.cwasm").ShouldHaveSingleItem()).ShouldNotBe(Sum(code));

        void Load(string folder)
        {
            using var engine = new Engine(new Config().WithBaselineTarget());
            using var module = CompiledModule.Load(engine, path, FileSum.Of(path), recordWrites: false, new ArtifactCache(app.FullName, folder, log), log);
        }
    }

    [Fact]
    public async Task A_started_interpreter_is_kept_and_taken_up_by_the_next_process()
    {
        var first = await SeedAsync(WithModule(), cache.FullName);
        var second = await SeedAsync(WithModule(), cache.FullName);

        second.ShouldBe(first);
        first.ShouldNotBe(await SeedAsync(prepared.Path, Nowhere));
    }

    [Fact]
    public async Task A_started_interpreter_is_its_owners_alone()
    {
        await SeedAsync(WithModule(), cache.FullName);

        if (!OperatingSystem.IsWindows())
            cache.GetFiles("*.image").ShouldHaveSingleItem().UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_or_truncated_image_is_created_again(bool cut)
    {
        var image = prepared.Image.CopyTo(Path.Combine(cache.FullName, prepared.Image.Name));
        if (cut)
            Cut(image);
        else
            Damage(image);

        var seed = await SeedAsync(WithModule(), cache.FullName);

        seed.ShouldNotBe(await SeedAsync(prepared.Path, Nowhere));
        (await SeedAsync(WithModule(), cache.FullName)).ShouldBe(seed);
        cache.GetFiles().ShouldHaveSingleItem().Name.ShouldEndWith($"-{FileSum.Of(cache.GetFiles("*.image")[0].FullName)}.image");
        log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_that_start_at_once_leave_one_image_that_is_whole()
    {
        var module = WithModule();

        var seeds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SeedAsync(module, cache.FullName))));

        var image = cache.GetFiles().ShouldHaveSingleItem();
        image.Name.ShouldEndWith($"-{FileSum.Of(image.FullName)}.image");
        seeds.ShouldContain(await SeedAsync(module, cache.FullName));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_costs_time_only()
    {
        (await SeedAsync(WithModule(), Nowhere)).ShouldNotBe(await SeedAsync(WithModule(), Nowhere));
    }

    [Fact]
    public async Task A_module_that_is_not_python_is_a_failure_and_not_an_exception()
    {
        var path = Path.Combine(cache.FullName, "python.wasm");
        await File.WriteAllBytesAsync(path, "\0asm\u0001\0\0\0"u8.ToArray());
        await using var engine = new CPythonEngine(new CPythonOptions { ModulePath = path, CacheFolder = cache.FullName });

        (await engine.CheckAsync("x = 1", CancellationToken.None)).ShouldNotBeNull().Code.ShouldBe("script.engine");
    }

    public void Dispose()
    {
        app.Delete(recursive: true);
        cache.Delete(recursive: true);
    }

    // A folder below a file can neither be made nor written, by root either.
    private string Nowhere => Path.Combine(prepared.Module.FullName, "cache");

    private static string Sum(FileInfo file) => FileSum.Of(file.FullName);

    private static void Damage(FileInfo file)
    {
        using var stream = file.OpenWrite();
        stream.Position = file.Length / 2;
        stream.Write(Encoding.UTF8.GetBytes("damage"));
    }

    private static void Cut(FileInfo file)
    {
        using var stream = file.OpenWrite();
        stream.SetLength(file.Length / 4096 * 2048);
    }

    private string WithModule()
    {
        var path = Path.Combine(app.FullName, prepared.Module.Name);
        if (!File.Exists(path))
            prepared.Module.CopyTo(path);
        return app.FullName;
    }

    /// <summary>Starts an engine as a process would; interpreters of one image, and only those, give a text the same hash.</summary>
    private async Task<string> SeedAsync(string appFolder, string cacheFolder)
    {
        await using var engine = new CPythonEngine(new CPythonOptions { AppFolder = appFolder, CacheFolder = cacheFolder }, logger: log);
        var job = new ScriptJob { Flow = "test", Source = "outputStream.write(str(hash('seed')))", Input = "{}"u8.ToArray(), Attributes = new Dictionary<string, string>() };
        var result = await engine.RunAsync(job, CancellationToken.None);
        result.Failure.ShouldBeNull();
        return PythonFixture.Text(result);
    }

    private sealed class LogLines : ILogger<CPythonEngine>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)}");
    }
}
