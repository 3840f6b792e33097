using OrderStatusFlow.LocalHost.Setup;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.NpmPartsFixture))]

namespace OrderStatusFlow.Tests;

/// <summary>Installs what comes from npm before the first test, so that the test command works on a fresh clone.</summary>
public sealed class NpmPartsFixture : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await NpmParts.EnsureAsync(Console.WriteLine);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
