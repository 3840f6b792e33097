using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Tests.Mapping;

/// <summary>Shortcuts from text to text.</summary>
internal static class Jolt
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public static MappingCompilation Compile(string spec, JoltSettings? settings = null)
    {
        using var document = JsonDocument.Parse(spec, new JsonDocumentOptions { MaxDepth = 5000 });
        return new JoltEngine(settings).Compile(document.RootElement);
    }

    public static Result<ReadOnlyMemory<byte>> Apply(MappingCompilation compilation, string input, CancellationToken cancellation = default) =>
        compilation.Mapping.ShouldNotBeNull().Apply(Encoding.UTF8.GetBytes(input), NoAttributes, cancellation);

    public static string Text(Result<ReadOnlyMemory<byte>> result)
    {
        result.Failure.ShouldBeNull();
        return Encoding.UTF8.GetString(result.Value.Span);
    }

    public static string Map(string spec, string input) => Text(Apply(Compile(spec), input));
}
