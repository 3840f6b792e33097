namespace OrderStatusFlow.Jolt;

/// <summary>Parses a spec, which is an array of operations.</summary>
internal static class ChainParser
{
    private const string Expected =
        "shift, default, remove, sort, cardinality, modify-overwrite-beta, modify-default-beta or modify-define-beta";

    public static List<ITransform> Parse(object? spec, SpecErrors errors)
    {
        var chain = new List<ITransform>();
        if (spec is not JoltArray operations)
        {
            errors.Add("$", $"A Jolt spec must be a JSON array of operations, but found {ValueKindNames.Kind(spec)}.");
            return chain;
        }

        if (operations.Count == 0) errors.Add("$", "A Jolt spec requires at least one operation, but the array is empty.");
        for (var index = 0; index < operations.Count; index++)
        {
            if (ParseOperation(operations[index], JsonPlace.Index("$", index), errors) is { } transform) chain.Add(transform);
        }

        return chain;
    }

    private static ITransform? ParseOperation(object? entry, string place, SpecErrors errors)
    {
        if (entry is not JoltObject operation)
        {
            errors.Add(place, $"Expected an object with \"operation\" and \"spec\", but found {ValueKindNames.Kind(entry)}.");
            return null;
        }

        operation.TryGet("operation", out var nameValue);
        if (nameValue is not string name || string.IsNullOrWhiteSpace(name))
        {
            errors.Add(place + ".operation",
                $"Expected the name of an operation ({Expected}), but found {ValueKindNames.Kind(nameValue)}.");
            return null;
        }

        var hasSpec = operation.TryGet("spec", out var spec);
        var kind = Kind(name);
        if (kind == "sort") return new SortTransform();
        if (kind is null)
        {
            errors.Add(place + ".operation", $"There is no operation \"{name}\". Expected {Expected}.");
            return null;
        }

        if (!hasSpec)
        {
            errors.Add(place, $"The operation {name} requires a \"spec\".");
            return null;
        }

        var specPlace = place + ".spec";
        if (spec is not JoltObject map)
        {
            errors.Add(specPlace, $"The spec of {name} must be an object, but found {ValueKindNames.Kind(spec)}.");
            return null;
        }

        return kind switch
        {
            "shift" => ShiftTransform.Parse(map, specPlace, errors),
            "default" => DefaultTransform.Parse(map, specPlace, errors),
            "remove" => RemoveTransform.Parse(map, specPlace, errors),
            "cardinality" => CardinalityTransform.Parse(map, specPlace, errors),
            "modify-overwrite-beta" => ModifyTransform.Parse(map, ModifyMode.Overwrite, specPlace, errors),
            "modify-default-beta" => ModifyTransform.Parse(map, ModifyMode.Default, specPlace, errors),
            _ => ModifyTransform.Parse(map, ModifyMode.Define, specPlace, errors),
        };
    }

    /// <summary>Returns the short name of an operation. Specs may also use the reference's class names.</summary>
    private static string? Kind(string name) => name switch
    {
        "shift" or "com.bazaarvoice.jolt.Shiftr" => "shift",
        "default" or "com.bazaarvoice.jolt.Defaultr" => "default",
        "remove" or "com.bazaarvoice.jolt.Removr" => "remove",
        "sort" or "com.bazaarvoice.jolt.Sortr" => "sort",
        "cardinality" or "com.bazaarvoice.jolt.CardinalityTransform" => "cardinality",
        "modify-overwrite-beta" or "com.bazaarvoice.jolt.Modifier$Overwritr" => "modify-overwrite-beta",
        "modify-default-beta" or "com.bazaarvoice.jolt.Modifier$Defaultr" => "modify-default-beta",
        "modify-define-beta" or "com.bazaarvoice.jolt.Modifier$Definr" => "modify-define-beta",
        _ => null,
    };
}
