namespace OrderStatusFlow.Jolt;

/// <summary>One walk of shift: the run, and the output it writes.</summary>
internal readonly record struct ShiftWalk(MappingRun Run, JoltObject Output);
