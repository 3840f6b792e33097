using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
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
    public async Task Batches_that_cannot_match_are_not_read_and_one_row_is_read_alone()
    {
        var (reads, bytes) = (new ConcurrentQueue<string>(), 0L);
        var observed = ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            if (message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.Contains(".jsonl", StringComparison.Ordinal))
                reads.Enqueue(Path.GetFileName(message.Request.Uri.Path));
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
        reads.ShouldBe(["000000121.jsonl"]);
        reads.Clear();
        (await world.NumbersAsync(new RowQuery { Outcome = RowOutcome.Stale })).ShouldBeEmpty();
        (await world.NumbersAsync(new RowQuery { Order = "none" })).ShouldBeEmpty();
        reads.ShouldBeEmpty();
        (await world.NumbersAsync(new RowQuery { Order = "it's 300" })).ShouldBe([300]);
        reads.ShouldBe(["000000241.jsonl"]);
        (await world.Search.FindAsync(world.Start.Id, new RowQuery(), 100, whole: false, default)).Rows.Count.ShouldBe(100);
        reads.Count.ShouldBe(2, "the rows of the first batch are enough");
        bytes = 0;
        (await world.Search.FindAsync(world.Start.Id, 130, default))!.Response.ShouldBe("answer 130");
        bytes.ShouldBeInRange(100, 1_000);
        (await world.Search.FindAsync(world.Start.Id, 361, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_batch_with_a_large_log_is_found_by_its_table()
    {
        var downloads = 0;
        var observed = ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            if (message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.Contains(".jsonl", StringComparison.Ordinal)
                && !message.Request.Headers.TryGetValue("x-ms-range", out _))
                downloads++;
            return default;
        });
        var world = new World(observed) { Padding = 30_000 };
        await world.LogAsync(Batches[0], closed: true);

        (await world.NumbersAsync(new RowQuery { Outcome = RowOutcome.Failed, Text = "order 9" })).ShouldBe([9, 90, 93, 96, 99]);
        (await world.Search.FindAsync(world.Start.Id, new RowQuery { From = 119 }, 5, whole: true, default)).Rows.Select(row => row.Response).ShouldBe(["answer 119", "answer 120"]);
        downloads.ShouldBe(0);
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

        public RowSearch Search => new(log, table, batches, new OrderIndex(clients));

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

        /// <summary>The number of characters that make the request of each row longer.</summary>
        public int Padding { get; init; }

        private RowRecord Row(int row, bool failed) => new()
        {
            Row = row,
            Order = $"it's {row}",
            Outcome = failed ? RowOutcome.Failed : RowOutcome.Updated,
            Code = failed ? "order.shape" : null,
            HttpStatus = failed ? 400 : 200,
            Attempts = 2,
            Message = $"Order {row} is logged.",
            Request = new RawJson(System.Text.Encoding.UTF8.GetBytes($$"""{"order":{{row}}{{new string(' ', Padding)}}}""")),
            Response = $"answer {row}",
        };
    }
}
