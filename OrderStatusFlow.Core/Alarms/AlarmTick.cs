using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Evaluates the alarms of all flows once a minute, and sends notifications.</summary>
/// <remarks>Any number of hosts call it, some once a minute. A receiver that does not respond does not delay the caller: the work continues in the
/// background, one at a time.</remarks>
public sealed class AlarmTick(
    FlowStore flows, RecentFlows recent, RunLog runs, AlarmTable table, AlarmEvaluator evaluator, AlarmOutbox outbox, TimeProvider clock,
        ILogger<AlarmTick> log)
{
    private const int FlowsAtOnce = 4;

    // Less than a minute, because the ticks of a timer are not exactly a minute apart.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(55);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    // The tick that starts flows has just listed them.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<FlowName, bool> waiting = new();
    private DateTimeOffset evaluated;
    private Task working = Task.CompletedTask;

    /// <summary>Evaluates the alarms of a flow at the end of a run. Its notifications are sent by the next tick of this process, or within a minute by
    /// any host.</summary>
    internal async Task EndedAsync(FlowVersion? flow, RunRecord ended, CancellationToken cancellation)
    {
        if (flow?.Definition.Alarms is not null && await evaluator.EndedAsync(flow, ended, cancellation))
            waiting[flow.Name] = true;
    }

    /// <summary>Begins the work that is due, and waits for it for up to two seconds. It does not throw.</summary>
    public async Task TickAsync(CancellationToken cancellation)
    {
        if (!working.IsCompleted)
            return;
        working = WorkAsync(cancellation);
        await Task.WhenAny(working, Task.Delay(MaxWait, clock, CancellationToken.None));
    }

    /// <summary>Evaluates all flows if a minute has passed, and sends the notifications that are due.</summary>
    internal async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            var now = clock.GetUtcNow();
            if (now - evaluated >= Period || now < evaluated)
            {
                evaluated = now;
                await EvaluateAsync(cancellation);
            }

            foreach (var flow in waiting.Keys)
            {
                waiting.TryRemove(flow, out _);
                if (await flows.FindAsync(flow, cancellation) is { } current)
                    await outbox.SendAsync(current, (await table.ReadAsync(current.Incarnation, cancellation)).Pending, cancellation);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.AlarmsFailed(e);
        }
        catch (OperationCanceledException)
        {
            // The host stops. The next one continues.
        }
    }

    private async Task EvaluateAsync(CancellationToken cancellation)
    {
        var watched = (await recent.ListAsync(MaxAge, cancellation)).Where(flow => flow.Definition.Alarms is not null).ToList();
        var started = watched.Exists(flow => flow.Definition.Alarms!.MaxDuration is not null)
            ? await runs.ActiveAsync(cancellation).ToLookupAsync(run => run.Start.Flow, run => run.Start.Started, cancellationToken: cancellation)
            : null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = FlowsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watched, options, async (flow, token) =>
        {
            try
            {
                var longest = started?[flow.Name].Select(began => clock.GetUtcNow() - began).DefaultIfEmpty().Max() ?? TimeSpan.Zero;
                var there = await evaluator.TickAsync(flow, longest, token);
                waiting.TryRemove(flow.Name, out _);
                await outbox.SendAsync(flow, there.Pending, token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                // The other flows continue.
                log.AlarmsOfFlowFailed(e, flow.Name.ToString());
            }
        });
    }
}
