using System.Runtime.CompilerServices;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A payload as the only page.</summary>
internal sealed class PostedPage(RunStart start, ReadOnlyMemory<byte> json, int? items) : DryRunSource("payload", start)
{
    internal override async IAsyncEnumerable<SourcePage> ReadAsync(DryRunOutputs outputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield return new SourcePage { Number = 1, Json = json, Items = items, IsLast = true };
    }
}
