namespace OrderStatusFlow.Jolt;

/// <summary>A function of modify: its arguments in, a value or nothing out.</summary>
internal delegate Optional ModifyFunction(ReadOnlySpan<object?> arguments, MappingRun run);
