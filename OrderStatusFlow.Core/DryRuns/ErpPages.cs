using System.Diagnostics;
using System.Runtime.CompilerServices;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The pages that the ERP returns now.</summary>
internal sealed class ErpPages(RunStart start, ErpReader erp, ErpDefinition definition) : DryRunSource("erp", start)
{
    internal override async IAsyncEnumerable<SourcePage> ReadAsync(DryRunOutputs outputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var failure = await erp.LoginAsync(definition, Start.Attributes(), cancellation);
        var login = new DryRunStepRecord("login", DryRunOutputs.Since(began)) { Error = outputs.Of(failure) };
        if (failure is not null)
        {
            yield return new SourcePage { Number = 1, Steps = [login], IsLast = true };
            yield break;
        }

        var query = new ErpQuery { Parameters = Start.Parameters, Attributes = Start.Attributes() };
        for (var number = 1; ; number++)
        {
            began = Stopwatch.GetTimestamp();
            var read = await erp.ReadAsync(definition, query, cancellation);
            if (read.Value?.Secrets is { } secrets)
                outputs.Hide(secrets);
            var step = new DryRunStepRecord("read", DryRunOutputs.Since(began)) { Error = outputs.Of(read.Failure), Output = outputs.OfPage(read.Value?.Json) };
            IReadOnlyList<DryRunStepRecord> steps = number == 1 ? [login, step] : [step];
            yield return new SourcePage
            {
                Number = number,
                Json = read.Value?.Json ?? default,
                Items = read.Value?.Items,
                Steps = steps,
                IsLast = read.Value?.Next is null,
            };
            if (read.Value?.Next is not { } next)
                yield break;
            query = query with { Cursor = next };
        }
    }
}
