using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>A notification that its receiver has not accepted yet. Pending notifications of a flow are sent in the order in which they were made.</summary>
/// <param name="Id">The id.</param>
/// <param name="HistoryKey">Its key in the history.</param>
/// <param name="Body">The body, which is the same in each attempt.</param>
/// <param name="NextAttempt">When the next attempt is due.</param>
/// <param name="Attempts">The number of attempts so far.</param>
internal sealed record PendingNotification(string Id, string HistoryKey, string Body, DateTimeOffset NextAttempt, int Attempts)
{
    public const string Prefix = "c.";

    // After this many attempts, which take about a day, the receiver is given up.
    private const int MaxAttempts = 28;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    /// <summary>The row key. Later notifications have larger keys.</summary>
    public required string Key { get; init; }

    public ETag Tag { get; init; }

    public bool IsLast => Attempts >= MaxAttempts;

    public static PendingNotification Of(AlarmNotification notification, string body) =>
        new(notification.Id, notification.Key, body, notification.At, 0)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{notification.At.UtcTicks:D19}.{notification.Id}"),
        };

    /// <summary>The notification with another attempt. It is stored before the attempt, so that no other host makes the same one, and a host that stops in
    /// the attempt does not lose the notification.</summary>
    public PendingNotification Next(DateTimeOffset now)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(Attempts, 10));
        return this with { Attempts = Attempts + 1, NextAttempt = now + (delay < MaxDelay ? delay : MaxDelay) };
    }

    public static PendingNotification Read(TableEntity entity) => new(
        entity.GetString("Id"), entity.GetString("HistoryKey"), entity.GetString("Body"), entity.GetDateTimeOffset("NextAttempt")!.Value,
        entity.GetInt32("Attempts")!.Value)
    {
        Key = entity.RowKey,
        Tag = entity.ETag,
    };

    public TableEntity ToEntity(FlowIncarnation flow) => new(flow.ToString(), Key)
    {
        ["Id"] = Id,
        ["HistoryKey"] = HistoryKey,
        ["Body"] = Body,
        ["NextAttempt"] = NextAttempt,
        ["Attempts"] = Attempts,
    };
}
