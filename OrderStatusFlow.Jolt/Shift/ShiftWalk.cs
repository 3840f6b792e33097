namespace OrderStatusFlow.Jolt;

/// <summary>The state of one shift: the run, its output, and the containers that output paths begin with.</summary>
internal sealed class ShiftWalk(MappingRun run, int containers)
{
    public MappingRun Run { get; } = run;

    public JoltObject Output { get; } = new();

    public OutputContainer[] Containers { get; } = new OutputContainer[containers];

    /// <summary>The number of containers that were replaced in the output.</summary>
    public int Replacements { get; private set; }

    /// <summary>Counts the replacement of a value, which may be a container on a path.</summary>
    public void Replaced(object present)
    {
        if (present is JoltObject or JoltArray) Replacements++;
    }
}
