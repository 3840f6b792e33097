namespace OrderStatusFlow.Jolt;

/// <summary>A value that may be missing, which differs from null.</summary>
internal readonly struct Optional
{
    public Optional(object? value)
    {
        Value = value;
        Present = true;
    }

    public bool Present { get; }

    public object? Value { get; }
}
