using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with nested entries. Its keys determine whether it applies to an object or an array.</summary>
internal sealed class ModifyBranch : ModifyNode
{
    private readonly (string Key, int Index, ModifyNode Node)[] literals;
    // The positions of the literals in the last object.
    private readonly int[] positions;
    private readonly Dictionary<string, ModifyNode> byKey = new(StringComparer.Ordinal);
    private readonly ModifyNode[] computed;
    private readonly bool meansArray;
    private readonly bool meansObject;
    private readonly int arraySize;
    private readonly bool literalsShield;

    public ModifyBranch(ModifyKey key, List<ModifyNode> children) : base(key)
    {
        foreach (var child in children)
        {
            switch (child.Key.Element)
            {
                case LiteralElement literal:
                    meansObject = true;
                    byKey[literal.Key] = child;
                    break;
                case ArrayElement array:
                    meansArray = true;
                    if (array.ExplicitText is null)
                        throw new SpecException($"Modify supports indexes such as [2] on the left, but found \"{array.Key}\".");
                    if (!child.Key.OnlyPresent) arraySize = Math.Max(arraySize, array.ExplicitIndex + 1);
                    byKey[JavaInt.ToText(array.ExplicitIndex)] = child;
                    break;
                case not StarAllElement:
                    meansObject = true;
                    break;
                default:
                    break;
            }
        }

        if (meansArray && meansObject) throw new SpecException("Array indexes and object keys may not be mixed on one level.");
        literals = [.. byKey.Select(static pair =>
            (pair.Key, JavaInt.TryParse(pair.Key, out int index) ? index : int.MaxValue, pair.Value))];
        positions = new int[literals.Length];
        computed = [.. children.Where(static child => child.Key.Element is StarElement)
            .OrderBy(static child => ((StarElement)child.Key.Element).Rank)
            .ThenByDescending(static child => child.Key.Element.Canonical.Length)
            .ThenBy(static child => child.Key.Element.Canonical, StringComparer.Ordinal)];
        literalsShield = literals.Length > 0 && computed.Length > 0 && Key.Mode == ModifyMode.Define && meansArray;
    }

    protected override void ApplyMatched(string key, Optional input, MatchedElement match, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = input.Value;
        var isOfAnotherKind = meansArray ? value is not (null or JoltArray { IsList: true })
            : meansObject ? value is not (null or JoltObject)
            : value is null;
        if (isOfAnotherKind) return;
        value ??= Create(key, run);
        if (value is JoltArray { IsList: true } list)
        {
            var size = list.Count;
            if (meansArray) list.Grow(arraySize, run);
            match = new MatchedElement(match.Key, null, size);
        }

        run.Path.Push(value, match);
        switch (value)
        {
            case null: break;
            case JoltObject map: WalkMap(map, run); break;
            case JoltArray { IsList: true } array: WalkList(array, match.ArraySize, run); break;
            default: WalkScalar(JavaText.Of(value), run); break;
        }

        run.Path.Pop();
    }

    private object? Create(string key, MappingRun run)
    {
        run.CountValues(4);
        object made = meansArray ? new JoltArray() : new JoltObject();
        switch (run.Path.LastTree)
        {
            case JoltObject map when Key.Allows(map, key):
                map.Put(key, made);
                return made;
            case JoltArray { IsList: true } list when JavaInt.TryParse(key, out int index)
                && Key.Allows(list, index, run.Path.LastMatch.ArraySize):
                list[index] = made;
                return made;
            default:
                return null;
        }
    }

    private void WalkMap(JoltObject map, MappingRun run)
    {
        if (!literalsShield)
        {
            for (var index = 0; index < literals.Length; index++)
            {
                var (key, _, node) = literals[index];
                node.Apply(key, map.TryGet(key, ref positions[index], out var value) ? new Optional(value) : default, run);
            }
        }

        if (computed.Length == 0) return;
        var version = map.Version;
        var count = map.Count;
        for (var index = 0; index < count; index++)
        {
            if (map.Version != version) throw MappingException.Input("The spec adds or removes keys of an object while iterating over it.");
            var entry = map.Entries[index];
            Dispatch(entry.Key, new Optional(entry.Value), run);
        }
    }

    private void WalkList(JoltArray list, int originalSize, MappingRun run)
    {
        if (!literalsShield)
        {
            foreach (var (key, index, node) in literals)
                node.Apply(key, index < list.Count ? Element(list, index, originalSize) : default, run);
        }

        if (computed.Length == 0) return;
        for (var index = 0; index < list.Count; index++) Dispatch(JavaInt.ToText(index), Element(list, index, originalSize), run);
    }

    private void WalkScalar(string text, MappingRun run)
    {
        if (!literalsShield && byKey.TryGetValue(text, out var node)) node.Apply(text, default, run);
        if (computed.Length > 0) Dispatch(text, default, run);
    }

    /// <summary>Elements that modify has just added count as missing, not null.</summary>
    private static Optional Element(JoltArray list, int index, int originalSize) =>
        list[index] is null && index >= originalSize ? default : new Optional(list[index]);

    private void Dispatch(string key, Optional input, MappingRun run)
    {
        if (literalsShield && byKey.TryGetValue(key, out var literal))
        {
            literal.Apply(key, input, run);
            return;
        }

        foreach (var child in computed)
        {
            if (child.Apply(key, input, run)) return;
        }
    }
}
