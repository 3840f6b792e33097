using OrderStatusFlow.Scripting;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.Scripting.PortablePythonFixture))]

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>CPython in WebAssembly as on Windows and macOS: with nothing that only Linux has.</summary>
public sealed class PortablePythonFixture : ScriptFixture, IAsyncDisposable
{
    private readonly CPythonEngine engine = new(new CPythonOptions { Portable = true });

    public override IScriptEngine Engine => engine;

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}

public sealed class PortableContractTests(PortablePythonFixture python) : ScriptContract(python);

public sealed class PortableSimpleSurfaceTests(PortablePythonFixture python) : SimpleSurfaceContract(python);

public sealed class PortableNiFiSurfaceTests(PortablePythonFixture python) : NiFiSurfaceContract(python);

public sealed class PortablePython2Tests(PortablePythonFixture python) : Python2Contract(python);

public sealed class PortableLimitTests(PortablePythonFixture python) : LimitContract(python);

public sealed class PortableHttpTests(PortablePythonFixture python) : ScriptHttpContract(python);

public sealed class PortableFreshStateTests(PortablePythonFixture python) : FreshStateContract(python);
