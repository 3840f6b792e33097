using System.Collections.Concurrent;
using System.Diagnostics;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>Counts the requests of this process to the storage emulator, from the traces of .NET's HTTP client.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly ActivityListener listener;
    private readonly Dictionary<int, string> services;
    private ConcurrentDictionary<CountedRequest, int> counts = new();

    public StorageRequests(LoadPorts ports)
    {
        services = new Dictionary<int, string> { [ports.Blob] = "blobs", [ports.Queue] = "queues", [ports.Table] = "tables" };
        listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "System.Net.Http",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Returns the requests since the last call.</summary>
    public RequestCounts Take() => new(Interlocked.Exchange(ref counts, new ConcurrentDictionary<CountedRequest, int>()));

    public void Dispose() => listener.Dispose();

    private void Add(Activity request)
    {
        if (request.GetTagItem("server.port") is not int port || !services.TryGetValue(port, out var service))
            return;
        // The account, then the container, table or queue.
        var target = new Uri((string)request.GetTagItem("url.full")!).Segments.ElementAtOrDefault(2) ?? "";
        var isEngine = target.StartsWith(DurableProcess.Hub, StringComparison.OrdinalIgnoreCase);
        var counted = new CountedRequest(service, isEngine, request.GetTagItem("http.response.status_code") as int? ?? 0);
        counts.AddOrUpdate(counted, 1, static (_, count) => count + 1);
    }
}
