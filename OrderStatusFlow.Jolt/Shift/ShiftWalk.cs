namespace OrderStatusFlow.Jolt;

/// <summary>The state of one shift: the run and its output.</summary>
internal readonly record struct ShiftWalk(MappingRun Run, JoltObject Output);
