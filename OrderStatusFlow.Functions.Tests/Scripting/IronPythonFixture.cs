using OrderStatusFlow.Functions.Scripting;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Tests.Scripting;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Functions.Tests.IronPythonFixture))]

namespace OrderStatusFlow.Functions.Tests;

/// <summary>IronPython in children of this very program.</summary>
public sealed class IronPythonFixture : ScriptFixture, IAsyncDisposable
{
    private readonly CPythonEngine cpython = new(new CPythonOptions());
    private readonly IronPythonEngine engine;

    public IronPythonFixture() => engine = new IronPythonEngine(new IronPythonOptions { MaxProcesses = 2 }, cpython);

    public override IScriptEngine Engine => engine;

    public CPythonEngine CPython => cpython;

    public async ValueTask DisposeAsync()
    {
        engine.Dispose();
        await cpython.DisposeAsync();
    }
}
