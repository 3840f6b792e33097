namespace OrderStatusFlow.Jolt;

/// <summary>Leaves a walk over input that a spec cannot handle; <see cref="JoltMapping"/> turns it into a failure.</summary>
internal sealed class MappingException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public string? Place { get; init; }

    public static MappingException Input(string message) => new("mapping.input", message);

    public static MappingException Limit(string message) => new("mapping.limit", message);
}
