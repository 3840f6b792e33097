using System.Text;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class InterpreterPoolTests
{
    [Fact]
    public async Task One_place_serves_many_scripts_of_many_flows_in_turn()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MaxInterpreters = 1 });

        var jobs = Enumerable.Range(0, 12).Select(i => engine.RunAsync(Job($"flow{i % 3}", $"outputStream.write('{i % 4}' + input_text)"), CancellationToken.None));
        var results = await Task.WhenAll(jobs);

        results.Select(PythonFixture.Text).ShouldBe(Enumerable.Range(0, 12).Select(i => $"{i % 4}in"));
    }

    [Fact]
    public async Task Waiting_for_a_place_can_be_cancelled()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MaxInterpreters = 1 });
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var running = engine.RunAsync(Job("a", "while True: pass"), first.Token);
        var waiting = engine.RunAsync(Job("b", "x = 1"), second.Token);

        await second.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);

        (await engine.RunAsync(Job("b", "x = 1"), CancellationToken.None)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Endless_scripts_of_one_flow_leave_room_for_another()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MaxInterpreters = 4 });
        using var end = new CancellationTokenSource();
        (await engine.WarmUpAsync(CancellationToken.None)).ShouldBeNull();
        var endless = Enumerable.Range(0, 12).Select(_ => engine.RunAsync(Job("endless", "while True: pass"), end.Token)).ToList();

        // Without a place for it this would wait for as long as the endless ones run.
        var other = await engine.RunAsync(Job("other", "outputStream.write('done')"), TestContext.Current.CancellationToken);

        PythonFixture.Text(other).ShouldBe("done");
        endless.ShouldAllBe(job => !job.IsCompleted);
        await end.CancelAsync();
        foreach (var job in endless)
            await Should.ThrowAsync<OperationCanceledException>(() => job);
    }

    [Fact]
    public async Task A_job_that_ends_makes_room_for_the_flow_that_holds_least()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MaxInterpreters = 2 });
        using var first = new CancellationTokenSource();
        using var others = new CancellationTokenSource();
        (await engine.WarmUpAsync(CancellationToken.None)).ShouldBeNull();
        var running = engine.RunAsync(Job("endless", "while True: pass"), first.Token);
        var endless = Enumerable.Range(0, 6).Select(_ => engine.RunAsync(Job("endless", "while True: pass"), others.Token)).ToList();
        var waiting = engine.RunAsync(Job("other", "outputStream.write('done')"), TestContext.Current.CancellationToken);

        await first.CancelAsync();

        PythonFixture.Text(await waiting).ShouldBe("done");
        endless.ShouldAllBe(job => !job.IsCompleted);
        await others.CancelAsync();
        foreach (var job in endless.Append(running))
            await Should.ThrowAsync<OperationCanceledException>(() => job);
    }

    private static ScriptJob Job(string flow, string source) => new()
    {
        Flow = flow,
        Source = source,
        Input = Encoding.UTF8.GetBytes("in"),
        Attributes = new Dictionary<string, string>(),
        // Endless scripts must not end by themselves, however slow the machine is.
        Limits = ScriptLimits.Default with { Time = ScriptLimits.MaxTime },
    };
}
