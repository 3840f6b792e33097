using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Model;

public sealed class RunStartTests
{
    [Theory]
    [InlineData("trigger", true)]
    [InlineData("System", false)]
    [InlineData("stock", false)]
    public void A_run_that_an_earlier_release_began_is_by_hand_when_its_trigger_url_started_it(string by, bool byHand)
    {
        var json = $$"""{"run": "orders.20260302T120000000.abc", "version": 1, "triggeredBy": "{{by}}", "started": "2026-03-02T12:00:00+00:00", "movesWatermark": true}""";

        JsonSerializer.Deserialize<RunStart>(json, RunJson.Options)!.ByHand.ShouldBe(byHand);
    }

    [Fact]
    public void What_started_a_run_is_kept()
    {
        var start = new RunStart { Run = "orders.20260302T120000000.abc", Version = 1, Trigger = RunTrigger.Flow, TriggeredBy = "trigger", Started = DateTimeOffset.UnixEpoch };

        JsonSerializer.Deserialize<RunStart>(JsonSerializer.Serialize(start, RunJson.Options), RunJson.Options)!.ByHand.ShouldBeFalse();
    }
}
