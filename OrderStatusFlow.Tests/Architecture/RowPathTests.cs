namespace OrderStatusFlow.Tests.Architecture;

/// <summary>The path of a row stays short and runs downward.</summary>
public sealed class RowPathTests
{
    private const int MaxClasses = 25;

    [Fact]
    public void An_order_passes_through_few_classes_and_through_each_once()
    {
        var path = RowPath.Read().Select(one => one.Name).ToList();

        path.Count.ShouldBeInRange(20, MaxClasses);
        path.ShouldBeUnique();
    }

    [Fact]
    public void A_class_is_called_by_one_above_it_and_uses_only_classes_below_it()
    {
        var path = RowPath.Read();

        for (var at = 1; at < path.Count; at++)
        {
            var one = path[at];
            path.Take(at).Any(above => above.Uses.Contains(one.Name) || one.Interfaces.Any(above.Uses.Contains)).ShouldBeTrue($"no class above {one.Name} uses it");
            path.Take(at).Where(above => one.Uses.Contains(above.Name)).Select(above => $"{one.Name} uses {above.Name}, which is above it").ShouldBeEmpty();
        }
    }
}
