namespace OrderStatusFlow.Expressions;

/// <summary>A part of a JSONPath.</summary>
internal abstract class PathToken
{
    /// <summary>True if it leads from one value to at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>Adds the values that this part leads to.</summary>
    public abstract void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps);

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
internal sealed class NameToken(IReadOnlyList<string> names) : PathToken
{
    public override bool IsDefinite => names.Count == 1;

    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not OrderedDictionary<string, object?> map)
            return;
        if (IsDefinite)
        {
            if (map.TryGetValue(names[0], out var value))
                found.Add(new(map, names[0], value));
            return;
        }
        // Several names give an object with these members.
        var part = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (map.TryGetValue(name, out var value))
                part[name] = value;
        }
        if (part.Count > 0)
            found.Add(new(null, null, part));
    }
}

/// <summary><c>[0]</c>, <c>[-1]</c> or <c>[0,2]</c>.</summary>
internal sealed class IndexToken(IReadOnlyList<int> indexes) : PathToken
{
    public override bool IsDefinite => indexes.Count == 1;

    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not List<object?> list)
            return;
        foreach (var index in indexes)
        {
            var at = index < 0 ? list.Count + index : index;
            if (at >= 0 && at < list.Count)
                found.Add(new(list, at, list[at]));
        }
    }
}

/// <summary><c>[from:to]</c>; negative numbers count from the end.</summary>
internal sealed class SliceToken(int? from, int? to) : PathToken
{
    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is not List<object?> list)
            return;
        var end = Math.Min(list.Count, to is { } last ? last < 0 ? list.Count + last : last : list.Count);
        for (var i = Math.Max(0, from is { } first ? first < 0 ? list.Count + first : first : 0); i < end; i++)
        {
            steps.Count();
            found.Add(new(list, i, list[i]));
        }
    }
}

/// <summary><c>*</c> or <c>[*]</c>.</summary>
internal sealed class WildcardToken : PathToken
{
    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps) =>
        Children(place.Value, found, steps);
}

/// <summary><c>..</c>: the value itself and everything below it. The next part applies to each.</summary>
internal sealed class DescentToken : PathToken
{
    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        found.Add(place);
        var children = new List<JsonPlaceValue>();
        Children(place.Value, children, steps);
        foreach (var child in children)
        {
            if (child.Value is OrderedDictionary<string, object?> or List<object?>)
                Step(child, root, found, steps);
        }
    }
}

/// <summary><c>[?(...)]</c>: the elements of an array that the filter accepts, or an object that it accepts.</summary>
internal sealed class FilterToken(PathFilter filter) : PathToken
{
    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        if (place.Value is OrderedDictionary<string, object?>)
        {
            if (filter.Accepts(place.Value, root, steps))
                found.Add(place);
            return;
        }
        if (place.Value is not List<object?> list)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            steps.Count();
            if (filter.Accepts(list[i], root, steps))
                found.Add(new(list, i, list[i]));
        }
    }
}

/// <summary>A filter after <c>..</c>, which every object below meets once.</summary>
internal sealed class DescentFilterToken(PathFilter filter) : PathToken
{
    public override void Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
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
    }
}
