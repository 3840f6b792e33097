using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The status of a dry run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DryRunStatus>))]
public enum DryRunStatus
{
    /// <summary>It is running.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It ended, and each row has an outcome.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>A step failed, or the time was up. The rows before that have outcomes.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its host stopped. It does not continue.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,
}
