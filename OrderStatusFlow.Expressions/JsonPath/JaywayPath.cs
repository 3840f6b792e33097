namespace OrderStatusFlow.Expressions;

/// <summary>A JSONPath in the dialect of Jayway JsonPath 2, which NiFi uses. Immutable.</summary>
/// <remarks>A definite path leads to at most one value. Others, with <c>*</c>, <c>..</c>, a filter, a slice or several names, give a
/// list.</remarks>
internal sealed class JaywayPath(IReadOnlyList<PathToken> tokens)
{
    public bool IsDefinite => tokens.All(static token => token.IsDefinite);

    /// <exception cref="FunctionException">The path is invalid.</exception>
    public static JaywayPath Parse(string path) => new JaywayPathParser(path).ParseAll();

    /// <summary>Returns the path with a function at its end applied to all values together if it begins with <c>..</c>: <c>$..a.sum()</c> is
    /// <c>$.sum($..a)</c>.</summary>
    public JaywayPath WithFunctionOfAll() => tokens is [DescentToken, .., FunctionToken function]
        ? new JaywayPath([function.Of(new JaywayPath([.. tokens.SkipLast(1)]))]) : this;

    /// <summary>Returns the path to the members of all values of this path.</summary>
    public JaywayPath Members() => new([.. tokens, new WildcardToken()]);

    /// <summary>Returns the value, or the list of values of an indefinite path.</summary>
    /// <returns>False if a definite path leads to no value.</returns>
    /// <exception cref="FunctionException">The limit of steps is exceeded.</exception>
    public bool TryRead(object? root, object? current, PathSteps steps, out object? value)
    {
        var found = Find(root, current, steps);
        if (!IsDefinite)
        {
            value = found?.Select(static place => place.Value).ToList();
            return found is not null;
        }
        value = found is [var only, ..] ? only.Value : null;
        return found?.Count > 0;
    }

    /// <summary>Returns the places of all values; null if a definite part leads to no value.</summary>
    public List<JsonPlaceValue>? Find(object? root, object? current, PathSteps steps)
    {
        var found = new List<JsonPlaceValue> { new(null, null, current) };
        var definite = true;
        foreach (var token in tokens)
        {
            var next = new List<JsonPlaceValue>();
            foreach (var place in found)
            {
                steps.Count();
                // After an indefinite part, values to which a part cannot be applied are left out.
                if (!token.Step(place, root, next, steps) && (definite || token is FunctionToken))
                    return null;
            }
            definite &= token.IsDefinite;
            found = next;
        }
        return found;
    }
}

/// <summary>A value and its place: the container, and the name or the index in it; null for the root and for calculated values.</summary>
internal readonly record struct JsonPlaceValue(object? Container, object? Key, object? Value)
{
    public void Set(object? value)
    {
        if (Container is OrderedDictionary<string, object?> map)
            map[(string)Key!] = value;
        else if (Container is List<object?> list)
            list[(int)Key!] = value;
    }
}

/// <summary>Limits the steps of the evaluation of one path, and the time.</summary>
internal sealed class PathSteps(ExpressionBudget budget)
{
    private int left = ExpressionLimits.MaxPathSteps;

    /// <exception cref="FunctionException">The limit is exceeded.</exception>
    public void Count()
    {
        if (--left < 0)
            throw new FunctionException($"exceeds the limit of {ExpressionLimits.MaxPathSteps:N0} steps for one JSONPath");
        if ((left & 0xFFF) == 0)
            budget.CheckTime();
    }
}
