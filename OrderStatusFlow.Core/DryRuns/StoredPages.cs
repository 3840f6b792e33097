using System.Runtime.CompilerServices;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Tracing;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The stored pages of a run, or those that have the requested rows.</summary>
internal sealed class StoredPages(
    RunStart start, RunFiles files, FlowDefinition flow, IReadOnlyList<int> pages, StoredBatches batches, IReadOnlyList<WantedRow>? wanted)
    : DryRunSource("run", start)
{
    public override string? Run => Start.Run;

    internal override IReadOnlyList<WantedRow>? Wanted => wanted;

    internal override async IAsyncEnumerable<SourcePage> ReadAsync(DryRunOutputs outputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var number in pages)
        {
            var here = wanted?.Where(row => row.Page is null || row.Page == number).ToList();
            if (here is { Count: 0 })
                continue;
            var rows = here is null ? null : await batches.OfPageAsync(number, cancellation);
            var json = await files.ReadAsync(Start.Id, RunFiles.Page(number), cancellation);
            yield return new SourcePage
            {
                Number = number,
                Json = json,
                Items = DryRunItems.Of(json, flow)?.Count,
                FirstRow = rows is [var first, ..] ? first.FirstOfPage : null,
                StoredRows = rows?.Sum(batch => batch.Orders.Count),
                Wanted = here,
                IsLast = number == pages[^1],
            };
        }
    }
}
