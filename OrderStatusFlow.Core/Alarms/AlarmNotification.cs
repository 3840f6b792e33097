using System.Text.Json.Serialization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>A notification of an alarm, and the answer of its receiver.</summary>
public sealed record AlarmNotification
{
    internal const string Prefix = "h.";

    /// <summary>The id, which the receiver gets as <c>webhook-id</c>. It is the same in each attempt.</summary>
    public required string Id { get; init; }

    /// <summary><c>alarm.firing</c>, <c>alarm.recovered</c> or <c>alarm.test</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The alarm; null for a test.</summary>
    public AlarmKind? Alarm { get; init; }

    /// <summary>The fingerprint of an error group; null for other alarms.</summary>
    public string? Subject { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The threshold then; null for a test.</summary>
    public double? Threshold { get; init; }

    /// <summary>The figure then; null if it was not known.</summary>
    public double? Figure { get; init; }

    /// <summary>The reason, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The number of attempts. Each attempt has up to three requests.</summary>
    public int Attempts { get; init; }

    /// <summary>True if the receiver accepted it; false without a receiver.</summary>
    public bool Delivered { get; init; }

    /// <summary>The last answer; null before the first attempt, and without a receiver.</summary>
    public AlarmAnswer? Answer { get; init; }

    [JsonIgnore]
    internal string Key => $"{Prefix}{RunId.KeyOf(At)}.{Id}";

    internal static AlarmNotification Read(TableEntity entity) => new()
    {
        Id = entity.RowKey[(entity.RowKey.LastIndexOf('.') + 1)..],
        Type = entity.GetString("Type"),
        Alarm = Enum.TryParse<AlarmKind>(entity.GetString("Alarm"), out var kind) ? kind : null,
        Subject = entity.GetString("Subject"),
        At = entity.GetDateTimeOffset("At")!.Value,
        Threshold = entity.GetDouble("Threshold"),
        Figure = entity.GetDouble("Figure"),
        Reason = entity.GetString("Reason"),
        Attempts = entity.GetInt32("Attempts") ?? 0,
        Delivered = entity.GetBoolean("Delivered") ?? false,
        Answer = entity.GetDateTimeOffset("AnsweredAt") is { } at
            ? new AlarmAnswer(
                entity.GetBoolean("Delivered") ?? false, entity.GetInt32("Status"), entity.GetDouble("DurationMs") ?? 0, entity.GetString("Error"), at)
            : null,
    };

    internal TableEntity ToEntity(FlowIncarnation flow) => new(flow.ToString(), Key)
    {
        ["Type"] = Type,
        ["Alarm"] = Alarm?.ToString(),
        ["Subject"] = Subject,
        ["At"] = At,
        ["Threshold"] = Threshold,
        ["Figure"] = Figure,
        ["Reason"] = Reason,
        ["Attempts"] = Attempts,
        ["Delivered"] = Delivered,
        ["Status"] = Answer?.Status,
        ["DurationMs"] = Answer?.DurationMs,
        ["Error"] = Answer?.Error,
        ["AnsweredAt"] = Answer?.At,
    };
}

/// <summary>The answer of the receiver of a notification.</summary>
/// <param name="Delivered">True for a status from 200 to 299.</param>
/// <param name="Status">The HTTP status; null without a response.</param>
/// <param name="DurationMs">The duration of the attempt in milliseconds.</param>
/// <param name="Error">Why it was not delivered, as a sentence; null if it was.</param>
/// <param name="At">When the attempt ended.</param>
public sealed record AlarmAnswer(bool Delivered, int? Status, double DurationMs, string? Error, DateTimeOffset At);
