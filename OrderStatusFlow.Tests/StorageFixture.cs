using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests;

/// <summary>An Azurite of a test class's own, that no host looks at.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("osf-storage-").FullName;
    private AzuriteProcess azurite = null!;

    public string ConnectionString => azurite.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
