namespace OrderStatusFlow.Expressions;

/// <summary>A part of a JSONPath.</summary>
internal abstract class PathToken
{
    /// <summary>True if it leads from one value to at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>Adds the values that this part leads to.</summary>
    /// <returns>False if this part cannot be applied to the value, such as an index to an object.</returns>
    public abstract bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps);

    protected static void Children(object? value, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (value is OrderedDictionary<string, object?> map)
        {
            foreach (var (name, member) in map)
            {
                steps.Count();
                found.Add(new(map, name, member));
            }
        }
        else if (value is List<object?> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                steps.Count();
                found.Add(new(list, i, list[i]));
            }
        }
    }
}

/// <summary><c>.name</c>, <c>['name']</c> or <c>['a','b']</c>.</summary>
/// <param name="names">The names. Several names at the end of a path give an object with these members; elsewhere, one value after the
/// other.</param>
/// <param name="isLast">True at the end of a path.</param>
/// <param name="needsAll">True after <c>..</c>, which finds only the objects that have all names.</param>
internal sealed class NameToken(IReadOnlyList<string> names, bool isLast = true, bool needsAll = false) : PathToken
{
    public override bool IsDefinite => names.Count == 1;

    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not OrderedDictionary<string, object?> map || (needsAll && !names.All(map.ContainsKey)))
            return false;
        if (IsDefinite || !isLast)
        {
            var before = found.Count;
            foreach (var name in names)
            {
                if (map.TryGetValue(name, out var value))
                    found.Add(new(map, name, value));
            }
            return !IsDefinite || found.Count > before;
        }
        var part = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (map.TryGetValue(name, out var value))
                part[name] = value;
        }
        found.Add(new(null, null, part));
        return true;
    }
}

/// <summary><c>[0]</c>, <c>[-1]</c> or <c>[0,2]</c>.</summary>
internal sealed class IndexToken(IReadOnlyList<int> indexes) : PathToken
{
    public override bool IsDefinite => indexes.Count == 1;

    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not List<object?> list)
            return false;
        foreach (var index in indexes)
        {
            var at = index < 0 ? list.Count + index : index;
            if (at >= 0 && at < list.Count)
                found.Add(new(list, at, list[at]));
        }
        return true;
    }
}

/// <summary><c>[from:to]</c>; negative numbers count from the end.</summary>
internal sealed class SliceToken(int? from, int? to) : PathToken
{
    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not List<object?> list)
            return false;
        var end = Math.Min(list.Count, to is { } last ? last < 0 && from is null ? list.Count + last : last : list.Count);
        var start = from is not { } first ? 0 : to is null && first < 0 ? Math.Max(0, list.Count + first) : first;
        // With both ends, Jayway counts each index from the end by itself: [0:-1] is empty, and [-1:1] is the last and the first element.
        for (var i = Math.Max(start, -list.Count); i < end; i++)
        {
            steps.Count();
            var at = i < 0 ? list.Count + i : i;
            found.Add(new(list, at, list[at]));
        }
        return true;
    }
}

/// <summary><c>*</c> or <c>[*]</c>.</summary>
internal sealed class WildcardToken : PathToken
{
    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        Children(place.Value, found, steps);
        return true;
    }
}

/// <summary><c>..</c>: the value itself and everything below it. The next part applies to each.</summary>
internal sealed class DescentToken : PathToken
{
    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        found.Add(place);
        var children = new List<JsonPlaceValue>();
        Children(place.Value, children, steps);
        foreach (var child in children)
        {
            if (child.Value is OrderedDictionary<string, object?> or List<object?>)
                Step(child, root, found, steps);
        }
        return true;
    }
}

/// <summary><c>[?(...)]</c>: the elements of an array that the filter accepts, or an object that it accepts.</summary>
internal sealed class FilterToken(PathFilter filter) : PathToken
{
    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is OrderedDictionary<string, object?>)
        {
            if (filter.Accepts(place.Value, root, steps))
                found.Add(place);
            return true;
        }
        if (place.Value is not List<object?> list)
            return false;
        for (var i = 0; i < list.Count; i++)
        {
            steps.Count();
            if (filter.Accepts(list[i], root, steps))
                found.Add(new(list, i, list[i]));
        }
        return true;
    }
}

/// <summary>A filter after <c>..</c>, which every object below meets once.</summary>
internal sealed class DescentFilterToken(PathFilter filter) : PathToken
{
    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is OrderedDictionary<string, object?> && filter.Accepts(place.Value, root, steps))
            found.Add(place);
        else if (place.Value is List<object?> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                steps.Count();
                if (list[i] is not (OrderedDictionary<string, object?> or List<object?>) && filter.Accepts(list[i], root, steps))
                    found.Add(new(list, i, list[i]));
            }
        }
        return true;
    }
}
