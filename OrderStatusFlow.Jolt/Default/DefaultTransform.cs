namespace OrderStatusFlow.Jolt;

/// <summary>default: fills in what is missing or null.</summary>
internal sealed class DefaultTransform(DefaultNode mapRoot, DefaultNode? arrayRoot) : ITransform
{
    public static DefaultTransform? Parse(JoltObject spec, string place, SpecErrors errors)
    {
        var mapRoot = DefaultNode.Parse("root", false, spec, place, errors);
        // A spec whose keys are no indexes is only refused when the input turns out to be an array (case: default_object_spec_on_array).
        var arrayErrors = new SpecErrors();
        var arrayRoot = DefaultNode.Parse("root[]", false, spec, place, arrayErrors);
        return mapRoot is null ? null : new DefaultTransform(mapRoot, arrayErrors.Failures.Count == 0 ? arrayRoot : null);
    }

    public object? Apply(object? input, MappingRun run)
    {
        input ??= JoltObject.HashOrdered();
        if (input is JoltArray { IsList: true })
        {
            if (arrayRoot is null) throw MappingException.Input("The default spec names keys of an object, and the input is an array.");
            arrayRoot.Fill(input, run);
        }
        else
        {
            mapRoot.Fill(input, run);
        }

        return input;
    }
}
