namespace OrderStatusFlow.Jolt;

/// <summary>An expression on the right side of modify, which returns a value or nothing.</summary>
internal interface IModifyValue
{
    Optional Get(Optional input, MappingRun run);
}
