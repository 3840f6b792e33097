using OrderStatusFlow.Scripting;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.Scripting.PythonFixture))]

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>CPython in WebAssembly.</summary>
public sealed class PythonFixture : ScriptFixture, IAsyncDisposable
{
    private readonly CPythonEngine engine = new(new CPythonOptions());

    public override IScriptEngine Engine => engine;

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
