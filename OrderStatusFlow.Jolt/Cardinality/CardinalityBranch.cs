using System.Runtime.CompilerServices;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with nested entries.</summary>
internal sealed class CardinalityBranch(PathElement element, List<CardinalityNode> children) : CardinalityNode(element)
{
    // Keys of all kinds are also looked up literally (case: cardinality_key_named_star).
    private readonly Dictionary<string, CardinalityNode> byKey =
        children.ToDictionary(static child => child.Element.Key, StringComparer.Ordinal);
    private readonly CardinalityLeaf? own = children.OfType<CardinalityLeaf>().FirstOrDefault(static child => child.Element is AtElement);
    private readonly CardinalityNode? star = children.FirstOrDefault(static child => child.Element is StarElement);
    private readonly bool ordersMatter = children.Any(static child => child.MovesKeys && child.Element is not AtElement);

    public override bool MovesKeys => own?.MovesKeys == true;

    public static CardinalityBranch? Parse(string key, JoltObject spec, string place, SpecErrors errors)
    {
        var element = ParseKey(key, place, errors);
        if (element is AtElement) errors.Add(place, "@ means the value itself; expected \"ONE\" or \"MANY\", not an object.");
        if (spec.Count == 0) errors.Add(place, "Expected at least one key, but the object is empty.");
        var children = new List<CardinalityNode>();
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = JsonPlace.Key(place, entry.Key);
            CardinalityNode? child = entry.Value is JoltObject map
                ? Parse(entry.Key, map, below, errors) : CardinalityLeaf.Parse(entry.Key, entry.Value, below, errors);
            if (child is null) continue;
            // The reference cannot order two of them (case: cardinality_two_stars).
            if (child.Element is StarElement && children.Any(static known => known.Element is StarElement))
                errors.Add(below, "Expected at most one key with * per level of cardinality.");
            children.Add(child);
        }

        return element is null ? null : new CardinalityBranch(element, children);
    }

    public override bool Apply(string key, object? input, object? parent, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();
        if (!Matches(key)) return false;
        if (own is not null) input = own.Adjust(key, input, parent, run);
        switch (input)
        {
            case null: break;
            case JoltObject map:
                foreach (var entry in Ordered(map, run)) Dispatch(entry.Key, entry.Value, map, run);
                break;
            case JoltArray { IsList: true } list:
                for (var index = 0; index < list.Count; index++) Dispatch(JavaInt.ToText(index), list[index], list, run);
                break;
            default:
                var text = JavaText.Of(input);
                Dispatch(text, null, text, run);
                break;
        }

        return true;
    }

    /// <summary>The reference iterates over a HashSet of the entries, which affects the order of moved keys (case:
    /// cardinality_many_moves_the_key).</summary>
    private JoltObject.Entry[] Ordered(JoltObject map, MappingRun run)
    {
        var entries = map.Entries.ToArray();
        return ordersMatter && entries.Length > 1
            ? JavaHashTable.Order(
                entries, entry => JavaHashTable.HashOf(entry.Key) ^ JavaHash.Of(entry.Value, run), JavaHashTable.CapacityFor(entries.Length))
            : entries;
    }

    private void Dispatch(string key, object? input, object parent, MappingRun run)
    {
        if (byKey.TryGetValue(key, out var literal)) literal.Apply(key, input, parent, run);
        else star?.Apply(key, input, parent, run);
    }
}
