namespace OrderStatusFlow.Jolt;

/// <summary>Something on the right side of modify that yields a value, or nothing.</summary>
internal interface IModifyValue
{
    Maybe Get(Maybe input, MappingRun run);
}
