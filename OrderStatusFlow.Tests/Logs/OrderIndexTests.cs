using Azure.Core;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Logs;

public sealed class OrderIndexTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public async Task An_order_is_found_in_all_months_newest_first_and_a_limit_that_is_reached_leaves_older_months_unread(int size)
    {
        var order = $"MONTHS-{size}";
        var index = new OrderIndex(Clients());
        var runs = Enumerable.Range(0, 12).Select(month => Run(Start.AddMonths(month))).ToList();
        foreach (var run in runs)
            await AddAsync(index, run, 1, [.. Enumerable.Range(1, size - 1).Select(n => $"{n}"), order]);
        var queries = new List<string>();
        var counted = new OrderIndex(ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            lock (queries)
                queries.Add(message.Request.Uri.ToString());
            return default;
        }));

        (await counted.FindAsync(order, 1000, default)).ShouldBe(runs.AsEnumerable().Reverse().Select(run => new OrderIndexEntry(run, 1, size)));
        queries.Clear();
        (await counted.FindAsync(order, 2, default)).Select(found => found.Run).ShouldBe([runs[11], runs[10]]);

        queries.Count.ShouldBeLessThanOrEqualTo(5, "the list of months, and two questions for each of two months");
    }

    [Fact]
    public async Task Both_kinds_of_entities_of_one_month_come_in_order_of_their_runs()
    {
        var index = new OrderIndex(Clients());
        var runs = Enumerable.Range(0, 6).Select(minute => Run(Start.AddYears(-1).AddMinutes(minute))).ToList();
        foreach (var (run, i) in runs.Select((run, i) => (run, i)))
            await AddAsync(index, run, 1, [.. Enumerable.Range(1, i % 2 == 0 ? 20 : 1).Select(n => $"{n}"), "BOTH"]);

        (await index.FindAsync("BOTH", 1000, default)).Select(found => found.Run).ShouldBe(runs.AsEnumerable().Reverse());
        (await index.FindAsync("BOTH", 3, default)).Select(found => found.Run).ShouldBe(runs.AsEnumerable().Reverse().Take(3));
    }

    [Theory]
    [InlineData("OLD-1")]
    [InlineData("OLD\t\n\\1")]
    [InlineData("OLD\u00011")]
    public async Task What_earlier_releases_wrote_is_found_after_what_is_newer(string order)
    {
        var (clients, key) = (Clients(), RunId.Fingerprint(order));
        var table = await clients.TableAsync("orders");
        var (single, listed, now) = (Run(Start.AddDays(-2)), Run(Start.AddDays(-1)), Run(Start));
        var field = order.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        await table.AddEntityAsync(Earlier($"o.{key}", single, $"{field}\t7\n"));
        await table.AddEntityAsync(Earlier($"b.{key[0]}", listed, $"OTHER\t1\n{field}\t501\n{field}2\t502\n"));
        await AddAsync(new OrderIndex(clients), now, 1, [order]);

        var found = await new OrderIndex(Clients()).FindAsync(order, 1000, default);

        found.Select(entry => (entry.Run, entry.Row)).ShouldBe([(now, 1), (listed, 501), (single, 7)]);

        static TableEntity Earlier(string begin, RunId run, string orders) =>
            new("orders", $"{begin}.{run.NewestFirst}.{run.Flow}.{1:D9}.{0:D3}") { ["Run"] = run.ToString(), ["Batch"] = 1, ["Orders"] = orders };
    }

    [Fact]
    public async Task A_large_batch_is_sixteen_requests_and_a_small_one_is_one_a_order_at_most()
    {
        var writes = 0;
        var index = new OrderIndex(ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            if (message.Request.Method != RequestMethod.Get)
                Interlocked.Increment(ref writes);
            return default;
        }));
        await AddAsync(index, Run(Start), 1, ["first"]);
        writes = 0;

        await AddAsync(index, Run(Start), 1, [.. Enumerable.Range(1, 500).Select(n => $"LARGE-{n}")]);
        writes.ShouldBe(OrderIndexKey.Partitions);
        writes = 0;
        await AddAsync(index, Run(Start), 1, ["SMALL-1", "SMALL-2", "SMALL-3"]);
        writes.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Each_batch_of_an_orders_rows_is_read_once()
    {
        var clients = Clients();
        var (run, index) = (Run(Start.AddYears(-2)), new OrderIndex(clients));
        foreach (var batch in new[] { 1, 501 })
        {
            var log = await new RowLog(clients, TimeProvider.System).OpenAsync(run, new BatchRef(batch, 500));
            await Task.WhenAll(Enumerable.Range(batch, 500).Select(row => log.AppendAsync(new RowRecord { Row = row, Order = "ONCE", Outcome = RowOutcome.Updated })));
            await index.AddAsync(run, new BatchRef(batch, 500), log.Rows);
        }

        var reads = 0;
        var observed = ObservedStorage.Connect(storage.ConnectionString, message =>
        {
            if (message.Request.Uri.Path.Contains("/rows/", StringComparison.Ordinal))
                Interlocked.Increment(ref reads);
            return default;
        });
        var rows = await new OrderRows(new OrderIndex(observed), new RowLog(observed, TimeProvider.System), new RowTable(observed)).FindAsync("ONCE", 1000, default);

        rows.Select(found => found.Row.Row).ShouldBe(Enumerable.Range(1, 1000));
        reads.ShouldBe(2);
    }

    private static Task AddAsync(OrderIndex index, RunId run, int batch, IReadOnlyList<string> orders) => index.AddAsync(
        run, new BatchRef(batch, orders.Count), orders.Select((order, i) => new LoggedRow(batch + i, order, RowOutcome.Updated)));

    private static RunId Run(DateTimeOffset moment) => RunId.New(FlowName.Parse("index"), moment);

    private StorageClients Clients() => StorageClients.Connect(storage.ConnectionString);
}
