using System.Runtime.InteropServices;
using OrderStatusFlow.Scripting.CPython;
using Wasmtime;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>The target is set through an internal property of Wasmtime, which a later version may not have.</summary>
public sealed class BaselineTargetTests
{
    private static readonly byte[] EmptyModule = [0, (byte)'a', (byte)'s', (byte)'m', 1, 0, 0, 0];

    [Fact]
    public void This_version_of_Wasmtime_accepts_the_target()
    {
        using var config = new Config();

        BaselineTarget.TrySet(config).ShouldBe(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64);
    }

    [Fact]
    public void A_version_without_the_property_compiles_for_its_own_processor()
    {
        var config = new Config();

        BaselineTarget.TrySet(config, "Gone").ShouldBeFalse();
        using var engine = new Engine(config);
        using var module = Module.FromBytes(engine, "empty", EmptyModule);
        module.Exports.Count.ShouldBe(0);
    }
}
