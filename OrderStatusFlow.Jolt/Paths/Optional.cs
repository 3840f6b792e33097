namespace OrderStatusFlow.Jolt;

/// <summary>A value that may be missing, which is not the same as being null.</summary>
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
