using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The version of the flow that a re-run uses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RerunVersion>))]
public enum RerunVersion
{
    /// <summary>The version of the original run: its stored orders are written again.</summary>
    [JsonStringEnumMemberName("original")]
    Original,

    /// <summary>The current version: the stored pages are transformed again, and the selected orders are written.</summary>
    [JsonStringEnumMemberName("current")]
    Current,
}
