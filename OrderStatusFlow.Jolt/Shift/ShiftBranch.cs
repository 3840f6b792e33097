using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with nested entries.</summary>
internal sealed class ShiftBranch : ShiftNode
{
    private readonly ShiftNode[] special;
    private readonly ShiftNode[] literals;
    private readonly int[] literalIndexes;
    // The positions of the literals in the last object.
    private readonly int[] positions;
    private readonly Dictionary<string, ShiftNode> byKey;
    private readonly ShiftNode[] computed;
    private readonly bool literalsShield;

    private readonly Range containers;

    /// <param name="element">The key.</param>
    /// <param name="children">The entries below the key.</param>
    /// <param name="containers">The containers that the output paths of these entries begin with.</param>
    public ShiftBranch(PathElement element, IReadOnlyList<ShiftNode> children, Range containers) : base(element)
    {
        this.containers = containers;
        special = [.. children.Where(static child => child.Element is AtElement or HashElement or DollarElement or TransposeElement)];
        literals = [.. children.Where(static child => child.Element is LiteralElement)];
        positions = new int[literals.Length];
        literalIndexes = [.. literals.Select(static child => JavaInt.TryParse(child.Element.Key, out int index) ? index : int.MaxValue)];
        byKey = literals.ToDictionary(static child => child.Element.Key, StringComparer.Ordinal);
        var rest = children.Except(special).Except(literals).ToArray();
        // The reference cannot sort an index on the left next to another wildcard (case: shift_array_key_beside_star).
        if (rest.Length > 1 && rest.Any(static child => child.Element is ArrayElement))
            throw new SpecException("An array index on the left is not allowed next to keys with * or &.");
        computed = [.. rest.OrderBy(static child => Rank(child.Element)).ThenByDescending(static child => child.Element.Canonical.Length)
            .ThenBy(static child => child.Element.Canonical, StringComparer.Ordinal)];
        literalsShield = computed.Length > 0 && literals.Length > 0
            && computed.Any(child => child.Element is not StarElement star || literals.Any(literal => star.Matches(literal.Element.Key)));
    }

    public override bool Apply(string key, Optional input, ShiftWalk walk)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        walk.Run.Step();
        var path = walk.Run.Path;
        if (Element.Match(key, walk.Run) is not { } match) return false;
        if (Element is TransposeElement transpose)
        {
            input = transpose.Read(walk.Run);
            if (!input.Present) return false;
        }

        walk.Containers.AsSpan(containers).Clear();
        path.Push(input.Value, match);
        foreach (var child in special) child.Apply(key, input, walk);
        switch (input.Value)
        {
            case null: break;
            case JoltObject map: WalkMap(map, walk); break;
            case JoltArray { IsList: true } list: WalkList(list, walk); break;
            case var scalar: WalkScalar(JavaText.Of(scalar), walk); break;
        }

        path.Pop();
        path.LastMatch.HashCount++;
        return true;
    }

    private static int Rank(PathElement element) => element is StarElement star ? star.Rank : 1;

    private void WalkMap(JoltObject map, ShiftWalk walk)
    {
        if (!literalsShield)
        {
            for (var index = 0; index < literals.Length; index++)
            {
                var child = literals[index];
                if (map.TryGet(child.Element.Key, ref positions[index], out var value)) child.Apply(child.Element.Key, new Optional(value), walk);
            }
        }

        if (computed.Length == 0) return;
        var version = map.Version;
        var count = map.Count;
        for (var index = 0; index < count; index++)
        {
            // The output may share objects with the input (case: shift_into_own_input).
            if (map.Version != version) throw MappingException.Input("The spec adds keys to an object while iterating over it.");
            var entry = map.Entries[index];
            Dispatch(entry.Key, new Optional(entry.Value), walk);
        }
    }

    private void WalkList(JoltArray list, ShiftWalk walk)
    {
        if (!literalsShield)
        {
            for (var index = 0; index < literals.Length; index++)
            {
                if (literalIndexes[index] < list.Count)
                    literals[index].Apply(literals[index].Element.Key,
                        new Optional(list[literalIndexes[index]]), walk);
            }
        }

        if (computed.Length == 0) return;
        for (var index = 0; index < list.Count; index++)
        {
            walk.Run.Step();
            Dispatch(JavaInt.ToText(index), new Optional(list[index]), walk);
        }
    }

    private void WalkScalar(string text, ShiftWalk walk)
    {
        if (!literalsShield && byKey.TryGetValue(text, out var child)) child.Apply(text, default, walk);
        if (computed.Length > 0) Dispatch(text, default, walk);
    }

    private void Dispatch(string key, Optional value, ShiftWalk walk)
    {
        if (literalsShield && byKey.TryGetValue(key, out var literal))
        {
            literal.Apply(key, value, walk);
            return;
        }

        foreach (var child in computed)
        {
            if (child.Apply(key, value, walk)) return;
        }
    }
}
