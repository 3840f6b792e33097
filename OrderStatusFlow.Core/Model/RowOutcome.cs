using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The outcome of an order row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowOutcome>))]
public enum RowOutcome
{
    /// <summary>Omnitron accepted the update.</summary>
    [JsonStringEnumMemberName("updated")]
    Updated,

    /// <summary>Omnitron did not have the order and accepted the create request.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>The order has not changed since it was last written; nothing was sent.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>A newer state of the order was already written; nothing was sent.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>Omnitron refused the order.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>The order could not be delivered.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
