namespace OrderStatusFlow.Jolt;

/// <summary>A compiled chain of operations. Thread-safe.</summary>
public sealed class JoltMapping
{
    private readonly IReadOnlyList<ITransform> chain;
    private readonly JoltSettings settings;

    internal JoltMapping(IReadOnlyList<ITransform> chain, JoltSettings settings) => (this.chain, this.settings) = (chain, settings);

    /// <summary>Maps one JSON document.</summary>
    /// <param name="input">UTF-8 JSON text.</param>
    /// <param name="cancellation">Cancels the mapping; the call then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>UTF-8 JSON text, or a failure: <c>mapping.input</c> if the spec cannot handle the input, <c>mapping.limit</c> if a limit
    /// is exceeded.</returns>
    public Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> input, CancellationToken cancellation) =>
        Apply(input, null, cancellation);

    /// <summary>Maps with a context for <c>^</c> arguments, which only the reference implementation's tests use.</summary>
    internal Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> input, JoltObject? context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var run = new MappingRun(settings, cancellation) { Context = context };
            var value = JsonTreeReader.Read(input, settings.MaxDepth, cancellation, maxTokens: settings.MaxInputTokens);
            foreach (var transform in chain)
            {
                run.Path.Clear();
                value = transform.Apply(value, run);
            }

            // Outputs are often somewhat longer than their inputs.
            return JsonTreeWriter.Write(value, settings, input.Length + (input.Length / 4), cancellation);
        }
        catch (MappingException exception)
        {
            return new Failure(exception.Code, exception.Message) { Place = exception.Place };
        }
        catch (InsufficientExecutionStackException)
        {
            return new Failure("mapping.limit", "The data is nested too deep, or the spec put a value inside itself.");
        }
    }
}
