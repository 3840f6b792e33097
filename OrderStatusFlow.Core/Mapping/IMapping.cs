namespace OrderStatusFlow.Core.Mapping;

/// <summary>A compiled mapping. Safe on many threads at once.</summary>
public interface IMapping
{
    /// <summary>Maps one JSON document.</summary>
    /// <param name="input">UTF-8 JSON text.</param>
    /// <param name="attributes">The run's attributes, for expressions inside the spec; not changed.</param>
    /// <param name="cancellation">Ends the work early; the call then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>UTF-8 JSON text, or why there is none: input that is not JSON, too deep, past the deadline.</returns>
    Result<ReadOnlyMemory<byte>> Apply(
        ReadOnlyMemory<byte> input,
        IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellation);
}
