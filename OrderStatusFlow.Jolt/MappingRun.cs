using System.Diagnostics;

namespace OrderStatusFlow.Jolt;

/// <summary>What one application of a mapping carries along: the walked path, the limits, the deadline.</summary>
internal sealed class MappingRun(JoltSettings settings, CancellationToken cancellation)
{
    private readonly long began = Stopwatch.GetTimestamp();
    private long steps;
    private long values;
    private long text;
    private long nextLook = 1024;
    private string?[] keyStack = new string?[32];
    private int keyTop;
    private Dictionary<object, object?>? literals;

    public JoltSettings Settings { get; } = settings;

    public WalkedPath Path { get; } = new();

    /// <summary>What <c>^</c> arguments of modify read; null when there is none.</summary>
    public JoltObject? Context { get; init; }

    /// <summary>Counts work done; now and then looks at the limits and at whether the caller still waits.</summary>
    public void Step(int count = 1)
    {
        steps += count;
        if (steps >= nextLook) Look();
    }

    /// <summary>Counts places for values that are made and kept.</summary>
    public void CountValues(long count)
    {
        if ((values += count) > Settings.MaxValues) throw MappingException.Limit($"The mapping makes more than {Settings.MaxValues} values. Split the input or simplify the spec.");
    }

    /// <summary>Counts the characters of a text before it is made, where its length is known then.</summary>
    public void CountText(long length)
    {
        if ((text += length) > Settings.MaxText) throw MappingException.Limit($"The mapping makes texts of more than {Settings.MaxText} characters together. Split the input or simplify the spec.");
    }

    /// <summary>Room for the keys of one path, on a stack so that a path inside a path has its own; growing leaves the room given out before as it is.</summary>
    public Span<string?> PushKeys(string?[] keys)
    {
        if (keyTop + keys.Length > keyStack.Length) keyStack = new string?[Math.Max(keyStack.Length * 2, keyTop + keys.Length)];
        var room = keyStack.AsSpan(keyTop, keys.Length);
        keys.CopyTo(room);
        keyTop += keys.Length;
        return room;
    }

    public void PopKeys(int count) => keyTop -= count;

    /// <summary>After a path that failed on its way; no path is being evaluated where this is called.</summary>
    public void ClearKeys() => keyTop = 0;

    /// <summary>A container that stands in the spec itself: one copy a run, shared by all its uses in that run as in the reference.</summary>
    public object? Literal(object? value)
    {
        if (value is not (JoltObject or JoltArray)) return value;
        literals ??= new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        if (!literals.TryGetValue(value, out var copy)) literals[value] = copy = DeepCopy.Of(value, this);
        return copy;
    }

    /// <summary>Looks at the limits and at whether the caller still waits.</summary>
    public void Look()
    {
        nextLook = steps + 1024;
        cancellation.ThrowIfCancellationRequested();
        if (steps > Settings.MaxSteps) throw MappingException.Limit($"The mapping took more than {Settings.MaxSteps} steps. Split the input or simplify the spec.");
        if (Stopwatch.GetElapsedTime(began) > Settings.MaxTime) throw MappingException.Limit($"The mapping took longer than {Settings.MaxTime.TotalSeconds} s. Split the input or simplify the spec.");
    }
}
