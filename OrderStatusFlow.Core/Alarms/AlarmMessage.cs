using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>The body of a notification: <c>type</c>, <c>timestamp</c> and <c>data</c>, as Standard Webhooks recommends.</summary>
internal static class AlarmMessage
{
    public const string Firing = "alarm.firing";
    public const string Recovered = "alarm.recovered";
    public const string Test = "alarm.test";

    // A pending notification is one property of an entity, which has up to 32,768 characters.
    private const int MaxGroups = 5;
    private const int MaxText = 500;

    /// <summary>Writes the body of a notification.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="notification">The notification.</param>
    /// <param name="since">Since when the alarm has its state.</param>
    /// <param name="groups">The error groups of the flow that are not closed.</param>
    public static string Write(FlowVersion flow, AlarmNotification notification, DateTimeOffset since, IEnumerable<ErrorGroup> groups) =>
        JsonSerializer.Serialize(
            new
            {
                notification.Type,
                Timestamp = notification.At,
                Data = new
                {
                    Flow = flow.Name.ToString(),
                    flow.Version,
                    notification.Alarm,
                    notification.Subject,
                    notification.Threshold,
                    notification.Figure,
                    notification.Reason,
                    Since = since,
                    Errors = groups.OrderByDescending(group => group.LastSeen).Take(MaxGroups).Select(group => new
                    {
                        group.Fingerprint,
                        group.Step,
                        group.Code,
                        group.Class,
                        Message = SafeText.Truncate(group.Message, MaxText),
                        group.State,
                        group.Rows,
                        group.OpenOrders,
                        group.LastSeen,
                    }),
                },
            },
            RunJson.Options);
}
