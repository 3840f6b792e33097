namespace OrderStatusFlow.Jolt;

/// <summary>One operation of a chain. Holds no state of a run.</summary>
internal interface ITransform
{
    object? Apply(object? input, MappingRun run);
}
