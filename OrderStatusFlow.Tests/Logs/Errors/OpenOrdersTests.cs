using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Tests.Logs.Errors;

public sealed class OpenOrdersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Orders_beyond_the_maximum_are_counted_but_not_kept()
    {
        var orders = new OpenOrders();
        for (var i = 0; i < OpenOrders.Max + 2; i++)
            orders.Fail($"O{i}", Noon).ShouldBe(i < OpenOrders.Max);

        var read = OpenOrders.Read(orders.Count, orders.Write());

        (read.Count, read.Open).ShouldBe((OpenOrders.Max + 2, OpenOrders.Max));
        read.Write().ShouldAllBe(bytes => bytes.Length <= 64 << 10);
        read.Succeed("O7", Noon.AddSeconds(-1)).ShouldBeFalse();
        read.Succeed("O7", Noon).ShouldBeTrue();
        (read.IsOpen("O7"), read.IsOpen("O8"), read.IsOpen($"O{OpenOrders.Max}"), read.Open).ShouldBe((false, true, null, OpenOrders.Max - 1));
    }
}
