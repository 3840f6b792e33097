using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.Health;

/// <summary>The engines of this host.</summary>
/// <param name="Scripts">The names of the script engines.</param>
/// <param name="Mappings">The names of the mapping engines.</param>
/// <param name="Missing">The engines that a flow may name but this host does not have, with what each requires.</param>
public sealed record EngineHealth(
    IReadOnlyList<string> Scripts, IReadOnlyList<string> Mappings, IReadOnlyDictionary<string, string> Missing)
{
    internal static EngineHealth Of(Engines engines) => new([.. engines.ScriptNames], [.. engines.MappingNames], engines.Missing);
}
