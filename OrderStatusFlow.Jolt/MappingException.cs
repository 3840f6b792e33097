namespace OrderStatusFlow.Jolt;

/// <summary>The exception for input that a spec cannot handle. <see cref="JoltMapping"/> converts it to a failure.</summary>
internal sealed class MappingException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public string? Place { get; init; }

    public static MappingException Input(string message) => new("mapping.input", message);

    public static MappingException Limit(string message) => new("mapping.limit", message);
}
