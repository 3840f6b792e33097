using System.Diagnostics;

namespace OrderStatusFlow.Jolt;

/// <summary>The state of one execution of a mapping: the walked path, the limits and the deadline.</summary>
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

    /// <summary>The context for <c>^</c> arguments of modify; null if absent.</summary>
    public JoltObject? Context { get; init; }

    /// <summary>Counts steps, and periodically checks the limits and the cancellation.</summary>
    public void Step(int count = 1)
    {
        steps += count;
        if (steps >= nextLook) Look();
    }

    /// <summary>Counts created values.</summary>
    public void CountValues(long count)
    {
        if ((values += count) > Settings.MaxValues)
            throw MappingException.Limit(
                $"The mapping creates more than {Settings.MaxValues} values. Split the input or simplify the spec.");
    }

    /// <summary>Counts the characters of a text, before it is created if its length is known.</summary>
    public void CountText(long length)
    {
        if ((text += length) > Settings.MaxText)
            throw MappingException.Limit(
                $"The mapping creates more than {Settings.MaxText} characters of text. Split the input or simplify the spec.");
    }

    /// <summary>Reserves space for the keys of a path on a stack, so that nested paths have separate space. Growing does not move
    /// reserved space.</summary>
    public Span<string?> PushKeys(string?[] keys)
    {
        if (keyTop + keys.Length > keyStack.Length) keyStack = new string?[Math.Max(keyStack.Length * 2, keyTop + keys.Length)];
        var room = keyStack.AsSpan(keyTop, keys.Length);
        keys.CopyTo(room);
        keyTop += keys.Length;
        return room;
    }

    public void PopKeys(int count) => keyTop -= count;

    /// <summary>Resets the stack after a failed path. Must not be called during the evaluation of a path.</summary>
    public void ClearKeys() => keyTop = 0;

    /// <summary>Returns the copy of a container in the spec. As in the reference, all uses in a run share one copy.</summary>
    public object? Literal(object? value)
    {
        if (value is not (JoltObject or JoltArray)) return value;
        literals ??= new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        if (!literals.TryGetValue(value, out var copy)) literals[value] = copy = DeepCopy.Of(value, this);
        return copy;
    }

    /// <summary>Checks the limits and the cancellation.</summary>
    public void Look()
    {
        nextLook = steps + 1024;
        cancellation.ThrowIfCancellationRequested();
        if (steps > Settings.MaxSteps)
            throw MappingException.Limit($"The mapping took more than {Settings.MaxSteps} steps. Split the input or simplify the spec.");
        if (Stopwatch.GetElapsedTime(began) > Settings.MaxTime)
            throw MappingException.Limit(
                $"The mapping took longer than {Settings.MaxTime.TotalSeconds} s. Split the input or simplify the spec.");
    }
}
