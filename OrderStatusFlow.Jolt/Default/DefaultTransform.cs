namespace OrderStatusFlow.Jolt;

/// <summary>The operation default: fills in missing or null values.</summary>
internal sealed class DefaultTransform(DefaultNode mapRoot, DefaultNode? arrayRoot) : ITransform
{
    public static DefaultTransform? Parse(JoltObject spec, string place, SpecErrors errors)
    {
        var mapRoot = DefaultNode.Parse("root", false, spec, place, errors);
        // A spec without index keys is rejected only if the input is an array (case: default_object_spec_on_array).
        var arrayErrors = new SpecErrors();
        var arrayRoot = DefaultNode.Parse("root[]", false, spec, place, arrayErrors);
        return mapRoot is null ? null : new DefaultTransform(mapRoot, arrayErrors.Failures.Count == 0 ? arrayRoot : null);
    }

    public object? Apply(object? input, MappingRun run)
    {
        input ??= JoltObject.HashOrdered();
        if (input is JoltArray { IsList: true })
        {
            if (arrayRoot is null) throw MappingException.Input("The default spec has keys of an object, but the input is an array.");
            arrayRoot.Fill(input, run);
        }
        else
        {
            mapRoot.Fill(input, run);
        }

        return input;
    }
}
