using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Benchmarks.Queries;

/// <summary>Stores a large run through the product's own classes: pages, batches, row logs, tables and the order index.</summary>
internal sealed class QueryRun(IServiceProvider services, int rows)
{
    public const string RareCode = "host.error";
    private const string Flow = "measured";
    private const int BatchesAtOnce = 4;

    // Both scripts and the mapping pass the order on, as a flow of a shop whose ERP sends order objects.
    private const string Definition = """
        {"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "flow", "password": "a-password"},
         "script": {"source": "import json\norders = json.loads(input_text)\nfor order in orders:\n    order['n'] = 1\noutputStream.write(json.dumps(orders))"},
         "mapping": {"spec": [{"operation": "remove", "spec": {"*": {"n": ""}}}]}}
        """;

    private readonly RunStart start = new()
    {
        Run = RunId.New(FlowName.Parse(Flow), TimeProvider.System.GetUtcNow()).ToString(),
        Version = 1,
        TriggeredBy = "erp",
        Started = TimeProvider.System.GetUtcNow(),
    };

    public string Id => start.Run;

    public static string Order(int row) => string.Create(CultureInfo.InvariantCulture, $"ORD{row:D7}");

    public async Task StoreAsync(CancellationToken cancellation)
    {
        var definition = JsonElement.Parse(Definition);
        await services.GetRequiredService<FlowStore>().PutAsync(FlowName.Parse(Flow), definition, null, cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, (rows + OrderBatch.MaxRows - 1) / OrderBatch.MaxRows), options, async (page, token) =>
        {
            var first = (page * OrderBatch.MaxRows) + 1;
            await StoreAsync(page + 1, new BatchRef(first, Math.Min(OrderBatch.MaxRows, rows - first + 1)), token);
        });
        // Last, because the host starts no run that has ended.
        var totals = RunTotals.Of(Enumerable.Range(1, rows).Select(Outcome));
        await services.GetRequiredService<RunLog>().UpdateAsync(
            RunRecord.Of(start, Direction.Outbound) with { Status = RunStatus.Partial, Finished = start.Started, Totals = totals }, cancellation);
    }

    private async Task StoreAsync(int page, BatchRef batch, CancellationToken cancellation)
    {
        var (files, log) = (services.GetRequiredService<RunFiles>(), services.GetRequiredService<RowLog>());
        var numbers = Enumerable.Range(batch.FirstRow, batch.Rows).ToList();
        var orders = numbers.ConvertAll(row => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Body(row)));
        await files.WriteAsync(start.Id, RunFiles.Page(page), Encoding.UTF8.GetBytes($"[{string.Join(',', numbers.Select(Body))}]"), cancellation);
        var stored = new OrderBatch
        {
            Attributes = start.Attributes(),
            Unchanged = new HashSet<int>(),
            Page = page,
            FirstOfPage = batch.FirstRow,
            Keys = [.. numbers.Select(row => OrderKey.Of(Order(row)))],
            Orders = orders,
        };
        await files.WriteAsync(start.Id, RunFiles.Batch(batch.Number), stored.Write(), cancellation);
        var open = await log.OpenAsync(start.Id, batch);
        await Task.WhenAll(numbers.Zip(orders).Select(row => open.AppendAsync(Record(row.First, row.Second))));
        await services.GetRequiredService<ClosedBatches>().AddAsync(start, batch, open.Rows, cancellation);
        log.Close(start.Id, batch);
    }

    private RowRecord Record(int row, ReadOnlyMemory<byte> order)
    {
        var outcome = Outcome(row);
        var isRare = row % (rows / 4) == rows / 8;
        return new RowRecord
        {
            Row = row,
            Order = Order(row),
            Outcome = isRare ? RowOutcome.Failed : outcome,
            HttpStatus = outcome == RowOutcome.Rejected ? 400 : 200,
            Code = isRare ? RareCode : outcome switch
            {
                RowOutcome.Rejected => "omnitron.rejected",
                RowOutcome.Failed => "omnitron.unavailable",
                _ => null,
            },
            Message = outcome is RowOutcome.Updated or RowOutcome.Unchanged ? null : $"Omnitron returned 400: item {row} has no such status.",
            Request = new RawJson(order),
            Response = """{"detail": "accepted"}""",
            Attempts = 1,
            DurationMs = 20.5,
        };
    }

    // Two rows of a hundred fail, in every batch.
    private static RowOutcome Outcome(int row) => (row % 100) switch
    {
        7 => RowOutcome.Failed,
        13 => RowOutcome.Rejected,
        > 90 => RowOutcome.Unchanged,
        _ => RowOutcome.Updated,
    };

    private static string Body(int row) => $$"""{"order":"{{Order(row)}}","orderitem_set":[{{Item(row, row * 10)}},{{Item(row, (row * 10) + 1)}}]}""";

    private static string Item(int row, int id) =>
        $$"""{"id":{{id}},"status":"500","tracking_number":"TRK{{row}}","shipping_company":"carrier","invoice_number":"INV{{row}}"}""";
}
