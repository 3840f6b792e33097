using System.Collections.Concurrent;
using System.Diagnostics;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Counts the product's requests to the storage emulator, from the traces of .NET's HTTP client.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly ActivityListener listener;
    private readonly HashSet<int> ports;
    private ConcurrentDictionary<int, int> counts = new();

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

    /// <summary>Returns the requests since the last call.</summary>
    public RequestCounts Take() => new(Interlocked.Exchange(ref counts, new ConcurrentDictionary<int, int>()));

    public void Dispose() => listener.Dispose();

    private void Add(Activity request)
    {
        if (request.GetTagItem("server.port") is not int port || !ports.Contains(port))
            return;
        counts.AddOrUpdate(request.GetTagItem("http.response.status_code") as int? ?? 0, 1, static (_, count) => count + 1);
    }
}
