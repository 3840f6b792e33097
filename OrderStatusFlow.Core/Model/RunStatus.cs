using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>On its way.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Every row came to updated, created, unchanged or stale.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A step failed, or every row did.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Some rows were rejected or failed.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>There was nothing to do.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>Somebody ended it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
