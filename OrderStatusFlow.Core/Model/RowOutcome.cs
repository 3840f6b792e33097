using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>What became of an order row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowOutcome>))]
public enum RowOutcome
{
    /// <summary>Omnitron took the update.</summary>
    [JsonStringEnumMemberName("updated")]
    Updated,

    /// <summary>Omnitron did not know the order and took the create request.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>The same was written last time, so nothing was sent.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>Something newer was written already, so nothing was sent.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>Omnitron said no.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>We could not.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
