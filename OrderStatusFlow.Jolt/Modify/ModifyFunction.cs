namespace OrderStatusFlow.Jolt;

/// <summary>A function of modify, which returns a value or nothing.</summary>
internal delegate Optional ModifyFunction(ReadOnlySpan<object?> arguments, MappingRun run);
