using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>The state of an alarm, which changes by ETag, so that many hosts notify once.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">The fingerprint of an error group; null for other kinds.</param>
/// <param name="IsFiring">Whether it fires.</param>
/// <param name="Since">Since when.</param>
/// <param name="Notification">The key of its last notification in the history.</param>
internal sealed record AlarmState(AlarmKind Kind, string? Subject, bool IsFiring, DateTimeOffset Since, string Notification)
{
    public const string Prefix = "a.";

    public ETag Tag { get; init; }

    public static AlarmState Read(TableEntity entity) => new(
        Enum.Parse<AlarmKind>(entity.GetString("Kind")), entity.GetString("Subject"), entity.GetBoolean("IsFiring")!.Value,
        entity.GetDateTimeOffset("Since")!.Value, entity.GetString("Notification"))
    {
        Tag = entity.ETag,
    };

    public TableEntity ToEntity(FlowIncarnation flow) => new(flow.ToString(), Subject is null ? $"{Prefix}{Kind}" : $"{Prefix}{Kind}.{Subject}")
    {
        ["Kind"] = Kind.ToString(),
        ["Subject"] = Subject,
        ["IsFiring"] = IsFiring,
        ["Since"] = Since,
        ["Notification"] = Notification,
    };
}
