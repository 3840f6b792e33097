using System.Globalization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Logs;

public sealed class RowSearchTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const int PerBatch = 120;
    private static readonly BatchRef[] Batches = [new(1, PerBatch), new(121, PerBatch), new(241, PerBatch)];

    [Fact]
    public async Task Rows_of_closed_and_open_batches_are_found_by_their_columns()
    {
        var world = new World(StorageClients.Connect(storage.ConnectionString));
        await world.LogAsync(Batches[0], closed: true);
        await world.LogAsync(Batches[1], closed: true);
        await world.LogAsync(Batches[2], closed: false);

        (await world.NumbersAsync(new RowQuery())).ShouldBe(Enumerable.Range(1, 360));
        (await world.NumbersAsync(new RowQuery { From = 200 })).ShouldBe(Enumerable.Range(200, 161));
        (await world.NumbersAsync(new RowQuery { Outcome = RowOutcome.Failed })).ShouldBe(Failed(1, 360));
        (await world.NumbersAsync(new RowQuery { Code = "order.shape", From = 60 })).ShouldBe(Failed(60, 360));
        (await world.NumbersAsync(new RowQuery { Order = "it's 7" })).ShouldBe([7]);
        (await world.NumbersAsync(new RowQuery { Order = "it's 300" })).ShouldBe([300]);
        (await world.NumbersAsync(new RowQuery { Text = "ORDER 250 " })).ShouldBe([250]);
        (await world.NumbersAsync(new RowQuery { Code = "none" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_each_other_and_rows_are_read_whole()
    {
        var world = new World(StorageClients.Connect(storage.ConnectionString));
        foreach (var batch in Batches)
            await world.LogAsync(batch, closed: true);
        var found = new List<RowRecord>();
        int? next = 1;
        while (next is { } from)
        {
            (var rows, next) = await world.Search.FindAsync(world.Start.Id, new RowQuery { From = from }, 50, whole: true, default);
            rows.Count.ShouldBeLessThanOrEqualTo(50);
            found.AddRange(rows);
        }

        found.Select(row => row.Row).ShouldBe(Enumerable.Range(1, 360));
        found.ShouldAllBe(row => row.Request!.Value.ToString() == $$"""{"order":{{row.Row}}}""" && row.Response == $"answer {row.Row}" && row.At != null);
    }

    [Fact]
    public async Task Batches_that_cannot_match_are_not_queried_and_few_rows_are_read_one_by_one()
    {
        var (queries, bytes) = (new List<string>(), 0L);
        var observed = ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            if (message.Request.Uri.Path.EndsWith("/rows()", StringComparison.Ordinal))
                queries.Add(Uri.UnescapeDataString(message.Request.Uri.Query));
            if (message.Request.Headers.TryGetValue("x-ms-range", out var range) && range.Split('=', '-') is [_, var first, var last])
                bytes += long.Parse(last, CultureInfo.InvariantCulture) - long.Parse(first, CultureInfo.InvariantCulture) + 1;
            return default;
        });
        var world = new World(observed);
        await world.LogAsync(Batches[0], closed: true, fails: _ => false);
        await world.LogAsync(Batches[1], closed: true, fails: row => row is 130 or 200);
        await world.LogAsync(Batches[2], closed: true, fails: _ => false);

        var (rows, _) = await world.Search.FindAsync(world.Start.Id, new RowQuery { Outcome = RowOutcome.Failed }, 100, whole: true, default);

        rows.Select(row => row.Row).ShouldBe([130, 200]);
        queries.ShouldHaveSingleItem().ShouldContain(".000000121'");
        bytes.ShouldBeInRange(100, 1_000);
        queries.Clear();
        (await world.NumbersAsync(new RowQuery { Outcome = RowOutcome.Stale })).ShouldBeEmpty();
        queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_is_closed_twice_has_one_entity_per_row()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var world = new World(clients);
        await world.LogAsync(Batches[0], closed: true);
        await world.CloseAsync(Batches[0]);

        var entities = await (await clients.TableAsync("rows")).QueryAsync<TableEntity>(e => e.PartitionKey == $"{world.Start.Run}.000000001").ToListAsync();

        entities.Count.ShouldBe(PerBatch);
        var failed = entities.Single(e => e.RowKey == "000000003");
        (failed["Outcome"], failed["Code"], failed["Step"], failed["HttpStatus"], failed["Order"], failed["Version"], failed["Attempts"])
            .ShouldBe(("failed", "order.shape", "write", 400, "it's 3", 7, 2));
    }

    private static IEnumerable<int> Failed(int from, int to) => Enumerable.Range(from, to - from + 1).Where(row => row % 3 == 0);

    private sealed class World(StorageClients clients)
    {
        private readonly RowLog log = new(clients, TimeProvider.System);
        private readonly RowTable table = new(clients);
        private readonly BatchTable batches = new(clients);

        public RunStart Start { get; } = new() { Run = RunId.New(FlowName.Parse("search"), DateTimeOffset.UnixEpoch).ToString(), Version = 7, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch };

        public RowSearch Search => new(log, table, batches);

        public async Task LogAsync(BatchRef batch, bool closed, Func<int, bool>? fails = null)
        {
            var open = await log.OpenAsync(Start.Id, batch);
            await Task.WhenAll(Enumerable.Range(batch.FirstRow, batch.Rows).Select(row => open.AppendAsync(Row(row, (fails ?? (r => r % 3 == 0))(row)))));
            if (closed)
                await CloseAsync(batch);
        }

        public async Task CloseAsync(BatchRef batch)
        {
            var closed = new ClosedBatches(table, batches, new OrderIndex(clients), new ErrorGroups(clients, TimeProvider.System));
            await closed.AddAsync(Start, batch, (await log.OpenAsync(Start.Id, batch)).Rows, default);
        }

        public async Task<IEnumerable<int>> NumbersAsync(RowQuery query)
        {
            var found = new List<int>();
            int? next = query.From;
            while (next is { } from)
            {
                (var rows, next) = await Search.FindAsync(Start.Id, query with { From = from }, 1000, whole: false, default);
                found.AddRange(rows.Select(row => row.Row));
            }

            return found;
        }

        private static RowRecord Row(int row, bool failed) => new()
        {
            Row = row,
            Order = $"it's {row}",
            Outcome = failed ? RowOutcome.Failed : RowOutcome.Updated,
            Code = failed ? "order.shape" : null,
            HttpStatus = failed ? 400 : 200,
            Attempts = 2,
            Message = $"Order {row} is logged.",
            Request = new RawJson(System.Text.Encoding.UTF8.GetBytes($$"""{"order":{{row}}}""")),
            Response = $"answer {row}",
        };
    }
}
