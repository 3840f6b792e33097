using System.Text;
using OrderStatusFlow.Scripting;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.Scripting.PythonFixture))]

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>One engine for all tests: it starts once.</summary>
public sealed class PythonFixture : IAsyncDisposable
{
    public CPythonEngine Engine { get; } = new(new CPythonOptions());

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public Task<ScriptResult> RunAsync(
        string source, string input = "{}", ScriptLimits? limits = null, IReadOnlyDictionary<string, string>? attributes = null, IScriptDoor? door = null) =>
        Engine.RunAsync(
            new ScriptJob
            {
                Flow = "test",
                Source = source,
                Input = Encoding.UTF8.GetBytes(input),
                Attributes = attributes ?? new Dictionary<string, string>(),
                Limits = limits ?? ScriptLimits.Default,
                Door = door,
            },
            TestContext.Current.CancellationToken);

    public static string Text(ScriptResult result) => Encoding.UTF8.GetString(result.Output.Span);
}
