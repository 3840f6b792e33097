using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Model;

public sealed class RunIdTests
{
    private static readonly FlowName Flow = FlowName.Parse("orders-2");
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void An_id_reads_back_as_itself()
    {
        var id = RunId.New(Flow, Noon);

        RunId.TryParse(id.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(id);
        (read.Flow, read.Moment).ShouldBe((Flow, Noon));
    }

    [Fact]
    public void A_slot_has_one_id_on_every_host() =>
        RunId.OfSlot(Flow, Noon).ShouldBe(RunId.OfSlot(Flow, Noon.ToOffset(TimeSpan.FromHours(3))));

    [Fact]
    public void Newer_runs_come_first() =>
        string.CompareOrdinal(RunId.New(Flow, Noon.AddMilliseconds(1)).NewestFirst, RunId.New(Flow, Noon).NewestFirst).ShouldBeLessThan(0);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("orders.20260329T120000123")]
    [InlineData("orders.20261329T120000123.a")]
    [InlineData("../x.20260329T120000123.a")]
    [InlineData("orders.20260329T120000123.a/../b")]
    public void Other_texts_are_no_ids(string? text) => RunId.TryParse(text, out _).ShouldBeFalse();
}
