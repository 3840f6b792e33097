namespace OrderStatusFlow.Jolt;

/// <summary>Parses a spec, which is an array of operations.</summary>
internal static class ChainParser
{
    private const string Expected =
        "shift, default, remove, sort, cardinality, modify-overwrite-beta, modify-default-beta or modify-define-beta";

    private static readonly string[] Prefixes = ["com.bazaarvoice.jolt.", "io.joltcommunity.jolt.", "jolt-transform-"];

    public static List<ITransform> Parse(object? spec, SpecErrors errors)
    {
        var chain = new List<ITransform>();
        if (spec is JoltObject single && single.TryGet("operation", out var name) && name is string)
        {
            // The chain of NiFi's processor, or a single operation.
            if (name is "jolt-transform-chain" && single.Get("spec") is JoltArray) return Parse(single.Get("spec"), errors);
            if (ParseOperation(single, "$", errors) is { } only) chain.Add(only);
            return chain;
        }

        if (spec is not JoltArray operations)
        {
            var hint = spec is JoltObject ? " To use it as the spec of one operation, write [{\"operation\": \"shift\", \"spec\": {...}}]." : "";
            errors.Add("$", $"A Jolt spec must be a JSON array of operations, but found {ValueKindNames.Kind(spec)}.{hint}");
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

    /// <summary>Returns the short name of an operation. Specs may also use the class names of the reference and of its community fork, the
    /// fork's names without <c>-beta</c>, and those of NiFi's processor.</summary>
    private static string? Kind(string name)
    {
        var prefix = Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        return (prefix.EndsWith('.'), name[prefix.Length..]) switch
        {
            (false, "shift") or (true, "Shiftr") => "shift",
            (false, "default") or (true, "Defaultr") => "default",
            (false, "remove") or (true, "Removr") => "remove",
            (false, "sort") or (true, "Sortr") => "sort",
            (false, "cardinality") or (true, "CardinalityTransform") => "cardinality",
            (false, "modify-overwrite-beta" or "modify-overwrite") or (true, "Modifier$Overwritr") => "modify-overwrite-beta",
            (false, "modify-default-beta" or "modify-default") or (true, "Modifier$Defaultr") => "modify-default-beta",
            (false, "modify-define-beta" or "modify-define") or (true, "Modifier$Definr") => "modify-define-beta",
            _ => null,
        };
    }
}
