using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>An entry of a default spec: <c>key</c>, <c>a|b</c> or <c>*</c>, with <c>[]</c> if its value is an array.</summary>
internal sealed class DefaultNode
{
    private readonly bool parentIsArray;
    private readonly bool isArray;
    private readonly string[]? names;
    private readonly int[] indexes;
    private readonly bool isOr;
    private readonly object? literal;
    private readonly DefaultNode[]? children;
    private readonly int arraySize;

    private DefaultNode(bool parentIsArray, bool isArray, string key, string[]? names, int[] indexes, bool isOr, object? literal,
        List<DefaultNode>? children)
    {
        (this.parentIsArray, this.isArray, this.names, this.indexes, this.isOr, this.literal) = (parentIsArray, isArray, names, indexes,
            isOr, literal);
        Key = key;
        if (children is null) return;
        // Literals first, then alternatives by number of names, then the star (fixture: defaultr/orOrdering).
        this.children = [.. children.OrderBy(static child => child.Rank)
            .ThenBy(static child => child.isOr ? child.names!.Length : 0)
            .ThenBy(static child => child.isOr ? child.Key : "", StringComparer.Ordinal)];
        if (isArray)
        {
            arraySize = children.Select(static child => child.names is not null && !child.isOr ? child.indexes[0] + 1 : 0)
                .DefaultIfEmpty(0).Max();
        }

    }

    private string Key { get; }

    private int Rank => names is null ? 2 : isOr ? 1 : 0;

    public static DefaultNode? Parse(string rawKey, bool parentIsArray, object? spec, string place, SpecErrors errors)
    {
        var isArray = rawKey.EndsWith("[]", StringComparison.Ordinal);
        var key = isArray ? rawKey.Replace("[]", "", StringComparison.Ordinal) : rawKey;
        var star = key.Contains('*');
        if (star && key != "*") errors.Add(place, $"In default a * must be the complete key, but found \"{rawKey}\".");
        var isOr = !star && key.Contains('|');
        string[]? names = star ? null : isOr ? JavaText.Split(key, '|') : [key];
        var indexes = new int[parentIsArray ? names?.Length ?? 0 : 0];
        for (var index = 0; index < indexes.Length; index++)
        {
            if (!JavaInt.TryParse(names![index], out indexes[index]))
                errors.Add(place, $"Expected an array index, because the parent ends with [], but found \"{rawKey}\".");
        }

        List<DefaultNode>? children = null;
        if (spec is JoltObject map)
        {
            children = [];
            foreach (var entry in map.Entries.ToArray())
            {
                if (Parse(entry.Key, isArray, entry.Value, JsonPlace.Key(place, entry.Key), errors) is { } child) children.Add(child);
            }
        }

        return new DefaultNode(parentIsArray, isArray, key, names, indexes, isOr, spec, children);
    }

    public void Fill(object container, MappingRun run)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (isArray && container is JoltArray { IsList: true } list) list.Grow(arraySize, run);
        foreach (var child in children!) child.Apply(container, run);
    }

    private void Apply(object container, MappingRun run)
    {
        if (parentIsArray)
        {
            if (container is not JoltArray { IsList: true } list) return;
            if (names is null)
            {
                for (var index = 0; index < list.Count; index++) list[index] = Filled(list[index], run);
                return;
            }

            foreach (var index in indexes)
            {
                if (!isOr || index < list.Count) list[index] = Filled(list[index], run);
            }

            return;
        }

        if (container is not JoltObject map) return;
        if (names is null)
        {
            for (var index = 0; index < map.Count; index++)
            {
                var entry = map.Entries[index];
                map.Put(entry.Key, Filled(entry.Value, run));
            }

            return;
        }

        foreach (var name in names)
        {
            // A plain key with a plain value needs only one search.
            if (!isOr && children is null)
            {
                run.Step();
                map.Slot(name) ??= DeepCopy.Of(literal, run);
                continue;
            }

            // Alternatives fill only existing keys with the value null (case: default_or_needs_the_key).
            var there = map.TryGet(name, out var value);
            if (isOr && !there) continue;
            var filled = Filled(value, run);
            if (!there || !ReferenceEquals(filled, value)) map.Put(name, filled);
        }
    }

    private object? Filled(object? value, MappingRun run)
    {
        run.Step();
        if (children is null) return value ?? DeepCopy.Of(literal, run);
        if (value is null)
        {
            run.CountValues(4);
            value = isArray ? new JoltArray() : new JoltObject();
        }
        Fill(value, run);
        return value;
    }
}
