using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Functions.Http;

/// <summary>Describes the HTTP functions to the Functions host as anonymous, so that it checks no keys, because the app does.</summary>
/// <remarks>The level of a function is a constant in its attribute. The host reads the levels from the worker when it starts.</remarks>
internal sealed class OwnKeyMetadata(IFunctionMetadataProvider functions) : IFunctionMetadataProvider
{
    /// <summary>Replaces the registered description of the functions.</summary>
    public static void Use(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IFunctionMetadataProvider));
        services.AddSingleton<IFunctionMetadataProvider>(p => new OwnKeyMetadata((IFunctionMetadataProvider)(
            registered.ImplementationFactory?.Invoke(p) ?? registered.ImplementationInstance
            ?? ActivatorUtilities.CreateInstance(p, registered.ImplementationType!))));
    }

    public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
    {
        var all = await functions.GetFunctionMetadataAsync(directory);
        foreach (var bindings in all.Select(function => function.RawBindings).OfType<IList<string>>())
        {
            for (var i = 0; i < bindings.Count; i++)
                bindings[i] = Anonymous(bindings[i]);
        }

        return all;
    }

    private static string Anonymous(string binding)
    {
        var json = JsonNode.Parse(binding)!.AsObject();
        if (!"httpTrigger".Equals(json["type"]?.GetValue<string>(), StringComparison.OrdinalIgnoreCase))
            return binding;
        json["authLevel"] = "Anonymous";
        return json.ToJsonString();
    }
}
