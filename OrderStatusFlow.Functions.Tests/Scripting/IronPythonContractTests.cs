using OrderStatusFlow.Tests.Scripting;

namespace OrderStatusFlow.Functions.Tests;

public sealed class IronPythonContractTests(IronPythonFixture python) : ScriptContract(python);

public sealed class IronPythonSimpleSurfaceTests(IronPythonFixture python) : SimpleSurfaceContract(python);

public sealed class IronPythonNiFiSurfaceTests(IronPythonFixture python) : NiFiSurfaceContract(python);

public sealed class IronPythonPython2Tests(IronPythonFixture python) : Python2Contract(python);

public sealed class IronPythonHttpTests(IronPythonFixture python) : ScriptHttpContract(python);

public sealed class IronPythonFreshStateTests(IronPythonFixture python) : FreshStateContract(python);

public sealed class IronPythonLimitTests(IronPythonFixture python) : LimitContract(python)
{
    protected override TimeSpan Short => TimeSpan.FromSeconds(3);
}
