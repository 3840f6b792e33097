using System.Text;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>The last 1,000 requests, oldest first, and the number of all requests.</summary>
internal sealed class RequestLog
{
    private const int MaxRequests = 1000;
    private const int MaxBody = 4096;
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new(MaxRequests);
    private long _total;

    public long Total => Interlocked.Read(ref _total);

    public RecordedRequest Add(SimRequest request)
    {
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers) headers[name] = value.ToString();
        var body = Encoding.UTF8.GetString(request.Body.Span[..Math.Min(MaxBody, request.Body.Length)]);
        var recorded = new RecordedRequest(request.Method, request.Target, headers, body);
        lock (_gate)
        {
            _total++;
            if (_requests.Count == MaxRequests) _requests.Dequeue();
            _requests.Enqueue(recorded);
        }

        return recorded;
    }

    public IReadOnlyList<RecordedRequest> Last()
    {
        lock (_gate) return [.. _requests];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _total = 0;
        }
    }
}
