using System.Text;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class InterpreterPoolTests
{
    [Fact]
    public async Task One_place_serves_many_scripts_of_many_flows_in_turn()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MostInterpreters = 1 });

        var jobs = Enumerable.Range(0, 12).Select(i => engine.RunAsync(Job($"flow{i % 3}", $"outputStream.write('{i % 4}' + input_text)"), CancellationToken.None));
        var results = await Task.WhenAll(jobs);

        results.Select(PythonFixture.Text).ShouldBe(Enumerable.Range(0, 12).Select(i => $"{i % 4}in"));
    }

    [Fact]
    public async Task Waiting_for_a_place_can_be_cancelled()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { MostInterpreters = 1 });
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

    private static ScriptJob Job(string flow, string source) => new()
    {
        Flow = flow,
        Source = source,
        Input = Encoding.UTF8.GetBytes("in"),
        Attributes = new Dictionary<string, string>(),
    };
}
