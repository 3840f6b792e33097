namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>A compiled chain.</summary>
internal sealed class JoltMapping(IReadOnlyList<ITransform> chain, JoltSettings settings) : IMapping
{
    public Result<ReadOnlyMemory<byte>> Apply(
        ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
        Apply(input, (JoltObject?)null, cancellation);

    /// <summary>The same with a context for <c>^</c> arguments, which flows have none of but the reference's own tests do.</summary>
    public Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> input, JoltObject? context, CancellationToken cancellation)
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

            return JsonTreeWriter.Write(value, settings, input.Length, cancellation);
        }
        catch (MappingTrouble trouble)
        {
            return new FlowFailure(trouble.Code, trouble.Message) { Place = trouble.Place };
        }
        catch (InsufficientExecutionStackException)
        {
            return new FlowFailure("mapping.limit", "The data nests too deep, or the spec put a value inside itself.");
        }
    }
}
