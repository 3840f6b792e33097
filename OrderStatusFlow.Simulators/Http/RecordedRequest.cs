using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>A request as it came in: <see cref="Target"/> is path and query undecoded, <see cref="Body"/> at most its first 4,096 bytes.</summary>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The status that was answered; 0 before the response, and for a connection that was cut before it answered.</summary>
    public int Status { get; internal set; }

    /// <summary>When it came, as a <see cref="Stopwatch"/> timestamp.</summary>
    [JsonIgnore]
    public long Timestamp { get; } = Stopwatch.GetTimestamp();
}
