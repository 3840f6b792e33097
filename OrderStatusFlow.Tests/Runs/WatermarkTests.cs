using System.Globalization;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Whatever the clocks say, however late the ERP commits, and wherever runs fail or die: every change is written in the end.</summary>
public sealed class WatermarkTests
{
    private static readonly int Seeds = TestCases.Count(40);

    // New York goes back at 2025-11-02T06:00Z, Lord Howe (by half an hour) at 2025-04-05T15:00Z, Istanbul went back last at 2015-11-08T01:00Z.
    [Theory]
    [InlineData("UTC", "2026-03-02T12:00:00Z", true, true)]
    [InlineData("UTC", "2026-03-02T12:00:00Z", true, false)]
    [InlineData("UTC", "2026-03-02T12:00:00Z", false, true)]
    [InlineData("Europe/Istanbul", "2015-11-08T01:00:00Z", true, false)]
    [InlineData("America/New_York", "2025-11-02T06:00:00Z", true, false)]
    [InlineData("America/New_York", "2025-11-02T06:00:00Z", false, true)]
    [InlineData("America/New_York", "2025-03-09T07:00:00Z", true, true)]
    [InlineData("Australia/Lord_Howe", "2025-04-05T15:00:00Z", true, false)]
    public void No_change_is_ever_missed(string zone, string around, bool itemsHaveDates, bool headerHasTime)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new WatermarkWorld(seed, zone, At(around), itemsHaveDates, headerHasTime);
            world.Live();
            world.Missed.ShouldBeEmpty($"seed {seed}: {world.Story}");
        }
    }

    [Theory]
    [InlineData("UTC", "2026-03-02T12:00:00Z", true, true)]
    [InlineData("UTC", "2026-03-02T12:00:00Z", true, false)]
    [InlineData("UTC", "2026-03-02T12:00:00Z", false, true)]
    [InlineData("America/New_York", "2025-11-02T06:00:00Z", true, true)]
    [InlineData("Australia/Lord_Howe", "2025-04-05T15:00:00Z", true, true)]
    public void No_change_is_missed_where_the_list_moves_while_it_is_read(string zone, string around, bool itemsHaveDates, bool headerHasTime)
    {
        var moved = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new WatermarkWorld(seed, zone, At(around), itemsHaveDates, headerHasTime)
            {
                Shifts = true,
                Rule = close =>
                {
                    moved += close.Seen.Moved ? 1 : 0;
                    return close.Watermark(mustHaveDate: false);
                },
            };
            world.Live();
            world.Missed.ShouldBeEmpty($"seed {seed}: {world.Story}");
        }

        moved.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Without_any_word_of_the_erps_clock_it_takes_clocks_that_agree()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new WatermarkWorld(seed, "UTC", At("2026-03-02T12:00:00Z"), itemsHaveDates: false, headerHasTime: false) { ClocksAgree = true };
            world.Live();
            world.Missed.ShouldBeEmpty($"seed {seed}: {world.Story}");
        }
    }

    [Theory]
    [InlineData("the run's start")]
    [InlineData("the last change seen")]
    [InlineData("the moment of the end")]
    [InlineData("no look at the list")]
    public void The_same_world_finds_out_rules_that_miss_changes(string rule) =>
        Enumerable.Range(1, Seeds).Count(seed =>
        {
            var world = new WatermarkWorld(seed, "UTC", At("2026-03-02T12:00:00Z"), itemsHaveDates: true, headerHasTime: false)
            {
                Shifts = rule == "no look at the list",
                Rule = close => close.Failure is not null || close.Seen.Items == 0 ? null : rule switch
                {
                    "the run's start" => close.Start.Started,
                    "the last change seen" => close.Seen.LastChange,
                    "no look at the list" => (close with { Seen = close.Seen with { Moved = false } }).Watermark(mustHaveDate: false),
                    _ => close.Seen.Ended,
                },
            };
            world.Live();
            return world.Missed.Count > 0;
        }).ShouldBeGreaterThan(0);

    [Fact]
    public void A_watermark_never_passes_the_last_change_that_was_seen_nor_goes_back()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new WatermarkWorld(seed, "UTC", At("2026-03-02T12:00:00Z"), itemsHaveDates: true, headerHasTime: true);
            world.Live();
            world.Moves.ShouldAllBe(move => (move.From == null || move.To > move.From) && move.To <= move.LastChange);
        }
    }

    [Fact]
    public void A_date_of_the_far_future_does_not_carry_the_watermark_away()
    {
        var started = At("2026-03-02T12:00:00Z");
        var seen = new ReadStatistics { Items = 1, Began = started, Ended = started.AddSeconds(1), LastChange = At("2099-12-31T00:00:00Z") };

        seen.Watermark(started.AddHours(-1), started, mustHaveDate: false).ShouldBe(started);
        (seen with { ErpTime = started.AddMinutes(-2) }).Watermark(started.AddHours(-1), started, mustHaveDate: false).ShouldBe(started.AddMinutes(-2));
    }

    [Fact]
    public void Items_without_a_date_at_the_path_of_the_flow_leave_the_watermark()
    {
        var started = At("2026-03-02T12:00:00Z");
        var seen = new ReadStatistics { Items = 1, Began = started, Ended = started.AddSeconds(1), ErpTime = started };

        seen.Watermark(started.AddHours(-1), started, mustHaveDate: true).ShouldBe(started.AddHours(-1));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
