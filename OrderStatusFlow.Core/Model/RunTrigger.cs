using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>What starts a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunTrigger>))]
public enum RunTrigger
{
    /// <summary>A slot of the flow's schedule.</summary>
    [JsonStringEnumMemberName("schedule")]
    Schedule,

    /// <summary>The end of a run of another flow.</summary>
    [JsonStringEnumMemberName("flow")]
    Flow,

    /// <summary>A call of the flow's trigger URL.</summary>
    [JsonStringEnumMemberName("url")]
    Url,

    /// <summary>A POST from the ERP.</summary>
    [JsonStringEnumMemberName("post")]
    Post,

    /// <summary>A person who repeats rows of an earlier run.</summary>
    [JsonStringEnumMemberName("rerun")]
    Rerun,
}
