using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Sends the notifications of alarms. A notification that a receiver did not accept is sent again, after one minute, two, four and so on up to an
/// hour, for about a day.</summary>
public sealed class AlarmOutbox(AlarmTable table, AlarmReceiver receiver, TimeProvider clock, ILogger<AlarmOutbox> log)
{
    internal static string NewId() => $"msg_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";

    /// <summary>Sends the pending notifications of a flow that are due, in their order. A later one waits for the earlier ones.</summary>
    internal async Task SendAsync(FlowVersion flow, IReadOnlyList<PendingNotification> pending, CancellationToken cancellation)
    {
        foreach (var next in pending)
        {
            if (next.NextAttempt > clock.GetUtcNow() || await table.ClaimAsync(flow.Incarnation, next, clock.GetUtcNow(), cancellation) is not { } claimed)
                return;
            var answer = await receiver.PostAsync(flow.Definition.Alarms, claimed.Id, claimed.Body, cancellation);
            await table.AnsweredAsync(flow.Incarnation, claimed, answer, cancellation);
            if (answer.Delivered)
                continue;
            log.AlarmNotDelivered(claimed.Id, flow.Name.ToString(), claimed.Attempts, answer.Error ?? "");
            if (!claimed.IsLast)
                return;
        }
    }

    /// <summary>Sends a test notification now, once, and adds it to the history.</summary>
    /// <returns>The notification with the receiver's answer.</returns>
    public async Task<AlarmNotification> TestAsync(FlowVersion flow, CancellationToken cancellation)
    {
        var test = new AlarmNotification
        {
            Id = NewId(),
            Type = AlarmMessage.Test,
            At = clock.GetUtcNow(),
            Reason = "This is a test. No alarm fires.",
            Attempts = 1,
        };
        var answer = await receiver.PostAsync(flow.Definition.Alarms, test.Id, AlarmMessage.Write(flow, test, test.At, []), cancellation);
        test = test with { Delivered = answer.Delivered, Answer = answer };
        await table.AddAsync(flow.Incarnation, test, cancellation);
        return test;
    }
}
