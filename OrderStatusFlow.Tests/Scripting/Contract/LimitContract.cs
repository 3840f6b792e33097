using System.Globalization;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>What a script may use, on every engine.</summary>
public abstract class LimitContract(ScriptFixture python)
{
    /// <summary>How long a script that runs away may run.</summary>
    protected virtual TimeSpan Short => TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("while True: pass", "script.time", "SHORT seconds")]
    [InlineData("import time\ntime.sleep(1000)", "script.time", "SHORT seconds")]
    [InlineData("import re\nre.match('(a+)+$', 'a' * 60 + 'b')", "script.time", "SHORT seconds")]
    [InlineData("x = 'x' * (500 << 20)", "script.memory", "128 MB")]
    [InlineData("outputStream.write('x' * (2 << 20))", "script.output", "1 MB")]
    [InlineData("while True: outputStream.write('x' * 1000)", "script.output", "1 MB")]
    [InlineData("while True:\n    try:\n        outputStream.write('x' * 1000)\n    except Exception:\n        pass", "script.output", "1 MB")]
    [InlineData("session.write(session.get(), lambda out: [out.write('x' * 1000) for _ in range(5000)])", "script.output", "1 MB")]
    [InlineData("import os\nos._exit(3)", "script.exit", "code 3")]
    [InlineData("raise ValueError('no')", "script.error", "ValueError: no (line 1")]
    public async Task A_limit_is_named_and_the_next_script_runs(string source, string code, string expected)
    {
        // A script that meets another limit has time to reach it, however busy the machine is.
        var time = code == "script.time" ? Short : TestWait.Longest;

        var result = await python.RunAsync(source, limits: ScriptLimits.Default with { Time = time, OutputBytes = 1 << 20 });
        var next = await python.RunAsync("outputStream.write('fine')");

        result.Failure.ShouldNotBeNull().Code.ShouldBe(code);
        result.Failure.Message.ShouldContain(expected.Replace("SHORT", Short.TotalSeconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        result.Attributes["log.script.error"].ShouldBe(result.Failure.Message);
        ScriptFixture.Text(next).ShouldBe("fine");
    }

    [Fact]
    public async Task Cancelling_ends_a_job_that_runs()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var job = new ScriptJob { Flow = "test", Source = "while True: pass", Input = default, Attributes = new Dictionary<string, string>() };
        await Should.ThrowAsync<OperationCanceledException>(() => python.Engine.RunAsync(job, cancel.Token));
    }

    [Fact]
    public async Task A_syntax_error_is_found_without_a_run()
    {
        var failure = await python.Engine.CheckAsync("x = 1\nif x\n    y = 2\n", CancellationToken.None);

        failure.ShouldNotBeNull().Place.ShouldBe("line 2");
        (await python.Engine.CheckAsync("x = 1", CancellationToken.None)).ShouldBeNull();
    }
}
