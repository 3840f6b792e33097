using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>The state of an error group.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorState>))]
public enum ErrorState
{
    /// <summary>It occurs, and nobody has acknowledged it.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>It occurs, and a person has acknowledged it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>It is ignored until a moment, or until it has occurred twice as often.</summary>
    [JsonStringEnumMemberName("ignored")]
    Ignored,

    /// <summary>Its orders have succeeded since, or the flow has completed a run since.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
