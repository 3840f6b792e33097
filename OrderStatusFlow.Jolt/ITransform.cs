namespace OrderStatusFlow.Jolt;

/// <summary>An operation of a chain. Stateless and thread-safe.</summary>
internal interface ITransform
{
    object? Apply(object? input, MappingRun run);
}
