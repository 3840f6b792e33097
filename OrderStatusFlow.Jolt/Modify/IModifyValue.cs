namespace OrderStatusFlow.Jolt;

/// <summary>Something on the right side of modify that yields a value, or nothing.</summary>
internal interface IModifyValue
{
    Optional Get(Optional input, MappingRun run);
}
