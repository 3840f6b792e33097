using System.Collections.Concurrent;
using System.Diagnostics;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Counts the requests of this process to the storage emulator, from the traces of .NET's HTTP client.</summary>
internal sealed class StorageRequests : IDisposable
{
    private const string EngineAccount = "engine";

    private readonly ActivityListener listener;
    private readonly HashSet<int> ports;
    private ConcurrentDictionary<int, int> counts = new();
    private int engine;

    public StorageRequests(LoadPorts storage)
    {
        ports = [storage.Blob, storage.Queue, storage.Table];
        listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "System.Net.Http",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Gives the storage emulators that this process starts an account for the engine, which separates its requests from the product's.</summary>
    public static void AddEngineAccount() => Environment.SetEnvironmentVariable(
        "AZURITE_ACCOUNTS", $"{AzuriteProcess.Account}:{AzuriteProcess.Key};{EngineAccount}:{AzuriteProcess.Key}");

    /// <summary>The connection string of the engine's account.</summary>
    public static string EngineConnection(AzuriteProcess azurite) =>
        azurite.ConnectionString.Replace(AzuriteProcess.Account, EngineAccount, StringComparison.Ordinal);

    /// <summary>Returns the requests since the last call.</summary>
    public RequestCounts Take() => new(Interlocked.Exchange(ref counts, new ConcurrentDictionary<int, int>()), Interlocked.Exchange(ref engine, 0));

    public void Dispose() => listener.Dispose();

    private void Add(Activity request)
    {
        if (request.GetTagItem("server.port") is not int port || !ports.Contains(port))
            return;
        // The emulator's URLs begin with the account.
        if (new Uri((string)request.GetTagItem("url.full")!).Segments is [_, EngineAccount + "/", ..])
        {
            Interlocked.Increment(ref engine);
            return;
        }

        counts.AddOrUpdate(request.GetTagItem("http.response.status_code") as int? ?? 0, 1, static (_, count) => count + 1);
    }
}
