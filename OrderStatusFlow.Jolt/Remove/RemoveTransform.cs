using System.Runtime.CompilerServices;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>The operation remove: removes the keys and array elements that have an empty text in the spec.</summary>
internal sealed class RemoveTransform(IReadOnlyList<RemoveNode> children) : ITransform
{
    public static RemoveTransform Parse(JoltObject spec, string place, SpecErrors errors) => new(ParseChildren(spec, place, errors));

    public object? Apply(object? input, MappingRun run)
    {
        Walk(children, input, run);
        return input;
    }

    private static List<RemoveNode> ParseChildren(JoltObject spec, string place, SpecErrors errors)
    {
        var nodes = new List<RemoveNode>();
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = JsonPlace.Key(place, entry.Key);
            var parts = JavaText.Split(entry.Key, '|');
            if (parts.Length == 0) continue;
            if (entry.Value is not JoltObject && (entry.Value is not string text || text.AsSpan().Trim(JavaDouble.TrimChars).Length > 0))
            {
                errors.Add(below, $"Expected an object, or an empty text to remove, but found {ValueKindNames.Kind(entry.Value)}.");
                continue;
            }

            var children = entry.Value is JoltObject map ? ParseChildren(map, below, errors) : null;
            foreach (var part in parts)
            {
                var element = errors.Try<PathElement>(
                    below, () => part.Contains('*') ? StarElement.Of(part) : new LiteralElement(part));
                if (element is not null) nodes.Add(new RemoveNode(element, children));
            }
        }

        return nodes;
    }

    private static void Walk(IReadOnlyList<RemoveNode> nodes, object? tree, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Step();
        if (tree is JoltObject map) WalkMap(nodes, map, run);
        else if (tree is JoltArray { IsList: true } list) WalkList(nodes, list, run);
    }

    private static void WalkMap(IReadOnlyList<RemoveNode> nodes, JoltObject map, MappingRun run)
    {
        List<string>? doomed = null;
        foreach (var node in nodes)
        {
            if (node.Element is not StarElement star)
            {
                if (!map.TryGet(node.Element.Key, out var value)) continue;
                if (node.Children is null) (doomed ??= []).Add(node.Element.Key);
                else Walk(node.Children, value, run);
                continue;
            }

            for (var index = 0; index < map.Count; index++)
            {
                var entry = map.Entries[index];
                if (!star.Matches(entry.Key)) continue;
                if (node.Children is null) (doomed ??= []).Add(entry.Key);
                else Walk(node.Children, entry.Value, run);
            }
        }

        if (doomed is null) return;
        foreach (var key in doomed) map.Remove(key);
    }

    /// <summary>Arrays support indexes and a single star; other stars match nothing (fixture:
    /// removr/array_nonStarInArrayDoesNotDie).</summary>
    private static void WalkList(IReadOnlyList<RemoveNode> nodes, JoltArray list, MappingRun run)
    {
        HashSet<int>? doomed = null;
        foreach (var node in nodes)
        {
            if (node.Element is StarAllElement)
            {
                for (var index = 0; index < list.Count; index++) Take(node, index);
            }
            else if (node.Element is LiteralElement && JavaInt.TryParse(node.Element.Key, out int at) && at >= 0 && at < list.Count)
            {
                Take(node, at);
            }
        }

        if (doomed is not null) list.RemoveWhere((index, _) => doomed.Contains(index));

        void Take(RemoveNode node, int index)
        {
            if (node.Children is null) (doomed ??= []).Add(index);
            else Walk(node.Children, list[index], run);
        }
    }
}
