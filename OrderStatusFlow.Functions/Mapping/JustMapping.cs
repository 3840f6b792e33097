using System.Text;
using System.Text.Json;
using JUST;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>A JUST spec. Each call uses a new transformer, because transformers keep state and change a spec that is passed as a tree.</summary>
internal sealed class JustMapping(string spec) : IMapping
{
    public Result<ReadOnlyMemory<byte>> Apply(ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Check(input) is { } failure)
            return failure;
        try
        {
            var output = new JsonTransformer(new JUSTContext()).Transform(spec, Encoding.UTF8.GetString(input.Span));
            return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(output));
        }
        catch (Exception exception)
        {
            // The library throws exceptions of any type for errors in a spec or its input.
            return new Failure("mapping.just", $"JUST.net could not apply the spec: {exception.Message}");
        }
    }

    private static Failure? Check(ReadOnlyMemory<byte> input)
    {
        try
        {
            // The maximum depth of the library's reader.
            using var document = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = 64 });
            return JustInput.CouldCall(document.RootElement)
                ? new Failure("mapping.input", "The input holds text that JUST.net could take for a call of a method ('#' and '::' or "
                    + "'customfunction'). Change it in the flow's script, or use a Jolt mapping.")
                : null;
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
            return new Failure("mapping.input", $"The input is not JSON, or nests deeper than 64 levels: {place}.") { Place = place };
        }
    }
}
