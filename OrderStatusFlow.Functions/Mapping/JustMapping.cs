using System.Text;
using JUST;
using OrderStatusFlow.Mapping;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>A JUST spec, applied by a transformer of its own each time: transformers keep state, and change a spec that they get as a tree.</summary>
internal sealed class JustMapping(string spec) : IMapping
{
    public Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var output = new JsonTransformer(new JUSTContext()).Transform(spec, Encoding.UTF8.GetString(input.Span));
            return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(output));
        }
        catch (Exception trouble)
        {
            // The library throws plain exceptions for whatever is wrong with a spec or its input.
            return new FlowFailure("mapping.just", $"JUST.net could not apply the spec: {trouble.Message}");
        }
    }
}
