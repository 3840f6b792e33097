namespace OrderStatusFlow.Core.Mapping;

/// <summary>A compiled mapping. Thread-safe.</summary>
public interface IMapping
{
    /// <summary>Maps one JSON document.</summary>
    /// <param name="input">UTF-8 JSON text.</param>
    /// <param name="attributes">The run's attributes, for expressions inside the spec. They are not changed.</param>
    /// <param name="cancellation">Cancels the mapping; the call then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>UTF-8 JSON text, or a failure: the input is not JSON or is too deep, or the mapping took too long.</returns>
    Result<ReadOnlyMemory<byte>> Apply(
        ReadOnlyMemory<byte> input,
        IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellation);
}
