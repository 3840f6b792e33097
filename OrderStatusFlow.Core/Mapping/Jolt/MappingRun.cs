namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>What one application of a mapping carries along: the walked path, the limits, the deadline.</summary>
internal sealed class MappingRun(JoltSettings settings, CancellationToken cancellation)
{
    private long steps;
    private string?[] keys = new string?[32];
    private Dictionary<object, object?>? literals;

    public JoltSettings Settings { get; } = settings;

    public WalkedPath Path { get; } = new();

    /// <summary>What <c>^</c> arguments of modify read; null when there is none.</summary>
    public JoltObject? Context { get; init; }

    public int KeyTop { get; set; }

    public void Step()
    {
        steps++;
        if ((steps & 1023) != 0) return;
        cancellation.ThrowIfCancellationRequested();
        if (steps > Settings.MaxSteps) throw MappingTrouble.Limit($"The mapping took more than {Settings.MaxSteps} steps. Split the input or simplify the spec.");
    }

    /// <summary>Room for the evaluated keys of one output path, on a stack of its own so that paths inside paths do not collide.</summary>
    public string?[] ReserveKeys(int count)
    {
        if (KeyTop + count > keys.Length) Array.Resize(ref keys, Math.Max(keys.Length * 2, KeyTop + count));
        return keys;
    }

    /// <summary>A container that stands in the spec itself: one copy a run, shared by all its uses in that run as in the reference.</summary>
    public object? Literal(object? value)
    {
        if (value is not (JoltObject or JoltArray)) return value;
        literals ??= new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        if (!literals.TryGetValue(value, out var copy)) literals[value] = copy = DeepCopy.Of(value, this);
        return copy;
    }
}
