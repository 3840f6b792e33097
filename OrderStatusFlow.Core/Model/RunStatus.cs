using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The status of a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>It has not ended.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Every row is updated, created, unchanged or stale.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A step failed, or every row was rejected or failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Some rows were rejected or failed.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>There were no rows.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>It was cancelled.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
