using System.Globalization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>Computes which alarms of a flow fire.</summary>
internal static class AlarmRules
{
    /// <summary>The readings of the alarms that a flow configures.</summary>
    public static IEnumerable<AlarmReading> Read(AlarmsDefinition alarms, AlarmFacts facts, IReadOnlyCollection<string> firingGroups)
    {
        if (alarms.ErrorRatePercent is { } percent)
            yield return ErrorRate(percent, alarms.ErrorRateWindow, facts);
        if (alarms.MaxDuration is { } longest)
            yield return Duration(longest, facts);
        if (alarms.NoRunFor is { } noRun)
            yield return Since(AlarmKind.NoRun, noRun, facts, facts.Activity.LastEnd, "No run has ended");
        if (alarms.LoginFailures is { } failures)
        {
            var count = facts.Activity.LoginFailures;
            yield return new AlarmReading(AlarmKind.LoginFailures, null, failures, count, count >= failures,
                count switch
                {
                    0 => "The login works.",
                    1 => "The login has failed in the last run.",
                    _ => $"The login has failed in {count} runs in a row.",
                });
        }

        if (alarms.WatermarkStuckFor is { } stuck && facts.HasWatermark)
            yield return Since(AlarmKind.Watermark, stuck, facts, facts.WatermarkMoved, "The watermark has not moved");
        if (alarms.NewErrorGroups && facts.OpenGroups is { } open)
        {
            foreach (var group in open.Where(group => group.State == ErrorState.Open || firingGroups.Contains(group.Fingerprint)))
                yield return Group(group.Fingerprint, group.Rows, true, $"{group.Code}: {SafeText.Truncate(group.Message, 500)}");
            foreach (var closed in firingGroups.Except(open.Select(group => group.Fingerprint)))
                yield return Group(closed, 0, false, "The error group is closed.");
        }
    }

    private static AlarmReading Group(string fingerprint, double rows, bool isFiring, string reason) =>
        new(AlarmKind.ErrorGroup, fingerprint, 0, rows, isFiring, reason);

    private static AlarmReading ErrorRate(double percent, TimeSpan? window, AlarmFacts facts)
    {
        var figure = window is null ? facts.Activity.LastRate
            : facts.Window is { Rows: > 0 } counts
                ? 100.0 * (counts.RowsOf(RowOutcome.Rejected) + counts.RowsOf(RowOutcome.Failed)) / counts.Rows
            : null;
        var where = window is { } span ? $"the runs of the last {span:c}" : $"run {facts.Activity.LastRun}";
        var reason = figure is not { } rate ? "No run had rows."
            : window is null && facts.Activity.LastFailed ? $"An error ended {where}."
            : string.Create(CultureInfo.InvariantCulture, $"{rate:0.##} percent of the rows of {where} were rejected or failed.");
        return new AlarmReading(AlarmKind.ErrorRate, null, percent, figure, figure is null ? null : figure > percent, reason);
    }

    private static AlarmReading Duration(TimeSpan longest, AlarmFacts facts)
    {
        var (ended, active) = (facts.Activity.LastDuration, facts.LongestActive);
        var figure = active > (ended ?? TimeSpan.Zero) ? active : ended;
        var isFiring = figure > longest;
        var reason = figure is not { } time ? "No run has ended."
            : figure == active ? $"A run has been active for {Rounded(time)}."
            : $"Run {facts.Activity.LastRun} took {Rounded(time)}.";
        // The end of a short run says nothing about the runs that are still active.
        return new AlarmReading(
            AlarmKind.Duration, null, longest.TotalSeconds, figure?.TotalSeconds, isFiring ? true : active is null ? null : false, reason);
    }

    private static AlarmReading Since(AlarmKind kind, TimeSpan threshold, AlarmFacts facts, DateTimeOffset? last, string what)
    {
        var activity = facts.Activity;
        if (!activity.IsActive)
            return new AlarmReading(kind, null, threshold.TotalSeconds, null, false, "The flow is paused or disabled.");
        var passed = facts.Now - (last > activity.ActiveSince ? last.Value : activity.ActiveSince);
        return new AlarmReading(
            kind, null, threshold.TotalSeconds, Math.Max(0, passed.TotalSeconds), passed > threshold, $"{what} for {Rounded(passed)}.");
    }

    private static string Rounded(TimeSpan time) =>
        TimeSpan.FromSeconds(Math.Round(Math.Max(0, time.TotalSeconds))).ToString("c", CultureInfo.InvariantCulture);
}
