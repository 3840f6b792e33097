using System.Globalization;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>The rules of every host, in the order in which they are applied: what refers to other data goes first.</summary>
public static class RetentionRules
{
    private const string Run = "`Retention__RunDays`";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        new PayloadRule(),
        new OrderIndexRule(),
        new RunPartitionRule("rows", "rows of runs", "`Retention__RowDays`", options => options.RowDays),
        new RunPartitionRule("batches", "totals of the batches of runs", "`Retention__RowDays`", options => options.RowDays),
        new FlowPartitionRule("runs", "runs", Run, (slice, _) => [OlderThan("", ":", slice.Options.RunDays, slice)],
            (entity, run) => entity.RowKey == run.NewestFirst),
        new FlowPartitionRule("hourlystats", "statistics", "`Retention__StatisticsDays`; what was counted for a run, as long as the run", Statistics,
            (entity, run) => entity.RowKey == $"r.{run.NewestFirst}"),
        new FlowPartitionRule("openbatches", "batches that are being written", "a day after its run, if the run left one behind",
            (slice, flow) => [($"{flow}.", $"{flow}.{RunId.StampOf(slice.Before(1))}")],
            (entity, run) => entity.RowKey.StartsWith($"{run}.", StringComparison.Ordinal)),
        new FlowPartitionRule("orderclaims", "claims on orders, while runs of a flow overlap", "until the flow has no active run",
            (_, _) => [("", "~")], (_, _) => true),
        new DayIndexRule("idempotencykeys", "idempotency keys", "`Retention__IdempotencyKeyDays`", options => options.IdempotencyKeyDays),
        new DayIndexRule("orderversions", "newest version of each order", "`Retention__OrderVersionDays`", options => options.OrderVersionDays),
        new DeliveredOrdersRule(),
        new DryRunsRule(),
        new ErrorGroupsRule(),
        new ChangesRule(),
        new ExpiredRule("runalerts", RunAlerts.Partition, "At", "runs that need attention", $"{Run}; a failed run, a day", options =>
            TimeSpan.FromDays(options.RunDays)),
        new ExpiredRule("oauthstates", OAuthStates.Partition, "ExpiresAt", "logins by a person that are under way", "ten minutes", _ => TimeSpan.Zero),
        new ExpiredRule("accesssessions", "session", "Expires", "sessions of browsers", "until they expire", _ => TimeSpan.Zero),
    ];

    /// <summary>The tables and containers that do not grow with the number of runs, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> KeptForever { get; } = new Dictionary<string, string>
    {
        ["container flows"] = "versions of flows: a version per change, which a person may restore",
        ["container hosts"] = "leases of hosts: a blob per kind of host",
        ["container logins"] = "refresh tokens of ERPs, encrypted: a blob per login",
        ["table accesskeys"] = "keys: an entity per key, until it is revoked",
        ["table activeruns"] = "runs that have not ended: deleted when they end",
        ["table alarms"] = "alarms: the newest 200 notifications of each flow",
        ["table schedules"] = "how far each flow's schedule is: two entities per flow",
        ["table watermarks"] = "watermarks: two entities per flow",
        ["table windows"] = "rows in flight: an entity per flow",
    };

    // Newer keys are smaller.
    private static (string From, string To) OlderThan(string prefix, string end, int days, PurgeSlice slice) =>
        ($"{prefix}{RunId.KeyOf(slice.Before(days))}/", $"{prefix}{end}");

    private static IEnumerable<(string From, string To)> Statistics(PurgeSlice slice, string flow) =>
    [
        ("h.", $"h.{slice.Before(slice.Options.StatisticsDays).UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}"),
        OlderThan("r.", ":", slice.Options.RunDays, slice),
    ];
}
