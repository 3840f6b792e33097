using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>The kind of an alarm, by the member of the definition that configures it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlarmKind>))]
public enum AlarmKind
{
    /// <summary>Too many rows were rejected or failed.</summary>
    [JsonStringEnumMemberName("errorRatePercent")]
    ErrorRate,

    /// <summary>A run takes too long.</summary>
    [JsonStringEnumMemberName("maxDuration")]
    Duration,

    /// <summary>No run has ended for too long.</summary>
    [JsonStringEnumMemberName("noRunFor")]
    NoRun,

    /// <summary>The login fails in too many runs in a row.</summary>
    [JsonStringEnumMemberName("loginFailures")]
    LoginFailures,

    /// <summary>The watermark has not moved for too long.</summary>
    [JsonStringEnumMemberName("watermarkStuckFor")]
    Watermark,

    /// <summary>An error group is open.</summary>
    [JsonStringEnumMemberName("newErrorGroups")]
    ErrorGroup,
}

/// <summary>Names of alarms.</summary>
internal static class AlarmNames
{
    private static readonly string[] Names = ["errorRatePercent", "maxDuration", "noRunFor", "loginFailures", "watermarkStuckFor", "newErrorGroups"];

    /// <summary>The name of a kind in definitions, responses, notifications and log events.</summary>
    public static string Of(AlarmKind kind) => Names[(int)kind];
}
