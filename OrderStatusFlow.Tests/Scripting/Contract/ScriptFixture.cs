using System.Text;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>An engine for all tests: it starts once.</summary>
public abstract class ScriptFixture
{
    public abstract IScriptEngine Engine { get; }

    public Task<ScriptResult> RunAsync(
        string source, string input = "{}", ScriptLimits? limits = null, IReadOnlyDictionary<string, string>? attributes = null, IScriptHttpClient? http = null, string python = ScriptPython.Auto) =>
        Engine.RunAsync(
            new ScriptJob
            {
                Flow = "test",
                Source = source,
                Input = Encoding.UTF8.GetBytes(input),
                Attributes = attributes ?? new Dictionary<string, string>(),
                Limits = limits ?? ScriptLimits.Default,
                Http = http,
                Python = python,
            },
            TestContext.Current.CancellationToken);

    public static string Text(ScriptResult result) => Encoding.UTF8.GetString(result.Output.Span);
}
