namespace OrderStatusFlow.Expressions;

/// <summary>The guide's JSONPath functions. As in NiFi, the result is empty if a path cannot be applied to its document.</summary>
internal static class JsonPathFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Function("jsonPath", 1, Read),
        Function("jsonPathDelete", 1, (root, call, steps) => Change(root, call, steps, static (place, _) => Delete(place))),
        Function("jsonPathSet", 2, (root, call, steps) => Change(root, call, steps, static (place, call) => Set(place, call))),
        Function("jsonPathAdd", 2, (root, call, steps) => Change(root, call, steps, static (place, call) => Add(place, call))),
        Function("jsonPathPut", 3, (root, call, steps) => Change(root, call, steps, static (place, call) => Put(place, call), missing: "")),
    ];

    private static ExpressionFunction Function(string name, int arguments, Func<object?, Call, PathSteps, string> body) =>
        ExpressionFunction.Of(name, arguments, call => call.SubjectText is { Length: > 0 } json
            ? body(JsonTree.Read(json), call, new PathSteps(call.Evaluation.Context.Budget))
            : throw new FunctionException("requires JSON text as its subject, but the text is empty")) with
        {
            Check = static arguments =>
            {
                if (arguments is [LiteralNode { Value: string path }, ..])
                    JaywayPath.Parse(path);
            },
        };

    private static string Read(object? root, Call call, PathSteps steps) =>
        JaywayPath.Parse(call.Required(0)).TryRead(root, root, steps, out var value) ? Text(value) : "";

    private static string Text(object? value) => value switch
    {
        PathKeys keys => keys.ToString(),
        List<object?> { Count: 1 } list => Text(list[0]),
        List<object?> or OrderedDictionary<string, object?> => JsonTree.Print(value),
        _ => JsonTree.Text(value),
    };

    private static string Change(object? root, Call call, PathSteps steps, Func<JsonPlaceValue, Call, bool> change, string? missing = null)
    {
        var path = JaywayPath.Parse(call.Required(0));
        var places = path.Find(root, root, steps);
        if (places is null or [])
            return missing ?? JsonTree.Print(root);
        // From the end, so that indexes stay valid.
        return places.AsEnumerable().Reverse().All(place => change(place, call)) ? JsonTree.Print(root) : "";
    }

    private static bool Delete(JsonPlaceValue place)
    {
        if (place.Container is OrderedDictionary<string, object?> map)
            map.Remove((string)place.Key!);
        else if (place.Container is List<object?> list)
            list.RemoveAt((int)place.Key!);
        return place.Container is not null;
    }

    private static bool Set(JsonPlaceValue place, Call call)
    {
        place.Set(Json(call.Value(1)));
        return place.Container is not null;
    }

    private static bool Add(JsonPlaceValue place, Call call)
    {
        if (place.Value is not List<object?> list)
            return place.Value is null;
        list.Add(Json(call.Value(1)));
        return true;
    }

    private static bool Put(JsonPlaceValue place, Call call)
    {
        if (place.Value is not OrderedDictionary<string, object?> map)
            return place.Value is null;
        map[call.Text(1) ?? throw new FunctionException("requires a key as argument 2, but it is null")] = call.Text(2);
        return true;
    }

    private static object? Json(object? value) => value switch
    {
        JavaDate or JavaInstant => ValueConversion.ToWhole(value),
        _ => value,
    };
}
