using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>A received request.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query, not decoded.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">At most the first 4,096 bytes of the body.</param>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The status of the response; 0 before it, and for a connection that was cut before it.</summary>
    public int Status { get; internal set; }

    /// <summary>When it was received, as a <see cref="Stopwatch"/> timestamp.</summary>
    [JsonIgnore]
    public long Timestamp { get; } = Stopwatch.GetTimestamp();
}
