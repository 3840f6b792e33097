using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>The tables of the Azurite that LocalHost starts, whose search for entities is replaced, behave as a dictionary and as Azurite's own search do.</summary>
public sealed class AzuriteTableTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly Dictionary<string, Func<string, string, int, bool>> Filters = new()
    {
        ["PartitionKey eq 'p'"] = (partition, _, _) => partition == "p",
        ["'q' eq PartitionKey"] = (partition, _, _) => partition == "q",
        ["PartitionKey eq 'it''s'"] = (partition, _, _) => partition == "it's",
        ["PartitionKey eq 'none'"] = (_, _, _) => false,
        ["PartitionKey eq 'q' and RowKey ge '03' and RowKey lt '07'"] = (partition, row, _) => partition == "q" && row is "03" or "04" or "05" or "06",
        ["(RowKey gt '04') and (PartitionKey eq 'p')"] = (partition, row, _) => partition == "p" && string.CompareOrdinal(row, "04") > 0,
        ["PartitionKey eq 'p' and (N lt 3 or N ge 8)"] = (partition, _, n) => partition == "p" && n is < 3 or >= 8,
        ["PartitionKey eq 'p' and PartitionKey eq 'q'"] = (_, _, _) => false,
        ["PartitionKey eq 'p' or RowKey eq '05'"] = (partition, row, _) => partition == "p" || row == "05",
        ["not (PartitionKey eq 'p')"] = (partition, _, _) => partition != "p",
        ["PartitionKey ge 'p' and N eq 7"] = (partition, _, n) => string.CompareOrdinal(partition, "p") >= 0 && n == 7,
    };

    private readonly Dictionary<(string, string), int> model = [];

    public static TheoryData<string> FilterTexts => [.. Filters.Keys];

    [Theory]
    [MemberData(nameof(FilterTexts))]
    public async Task A_filter_finds_every_match_in_the_order_of_keys_on_pages_of_any_size(string filter)
    {
        var table = new TableClient(storage.ConnectionString, $"filter{FilterTexts.ToList().FindIndex(row => row.Data == filter)}");
        await table.CreateAsync(TestContext.Current.CancellationToken);
        var entities = new[] { "q", "p", "it's" }.SelectMany(partition => Enumerable.Range(0, 10).Select(n => new TableEntity(partition, Row(9 - n)) { ["N"] = n })).ToList();
        foreach (var partition in entities.GroupBy(entity => entity.PartitionKey))
            await table.SubmitTransactionAsync(partition.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)), TestContext.Current.CancellationToken);

        var expected = entities.Where(entity => Filters[filter](entity.PartitionKey, entity.RowKey, entity.GetInt32("N")!.Value))
            .Select(entity => (entity.PartitionKey, entity.RowKey)).OrderBy(keys => keys).ToList();
        foreach (var size in new[] { 3, 1000 })
            (await table.QueryAsync<TableEntity>(filter, size).Select(entity => (entity.PartitionKey, entity.RowKey)).ToListAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_writes_leave_the_entities_of_a_dictionary(int seed)
    {
        var table = new TableClient(storage.ConnectionString, $"model{seed}");
        await table.CreateAsync(TestContext.Current.CancellationToken);
        var random = new Random(seed);
        for (var n = 1; n <= 300; n++)
            await WriteAsync(table, random, n);

        for (var key = 0; key < 20; key++)
        {
            var (partition, row) = Key(key);
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row);
            (found.HasValue ? found.Value!.GetInt32("N") : null).ShouldBe(model.TryGetValue((partition, row), out var n) ? n : null);
        }

        (await table.QueryAsync<TableEntity>().Select(entity => ((entity.PartitionKey, entity.RowKey), entity.GetInt32("N")!.Value)).ToListAsync())
            .ShouldBe(model.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)));
    }

    private async Task WriteAsync(TableClient table, Random random, int n)
    {
        var key = Key(random.Next(20));
        var entity = new TableEntity(key.Partition, key.Row) { ["N"] = n };
        switch (random.Next(6))
        {
            case 0:
                (await TryAsync(() => table.AddEntityAsync(entity))).ShouldBe(model.TryAdd(key, n));
                break;
            case 1:
                await table.UpsertEntityAsync(entity, TableUpdateMode.Replace);
                model[key] = n;
                break;
            case 2:
                await table.UpsertEntityAsync(entity);
                model[key] = n;
                break;
            case 3:
                if (await TryAsync(() => table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace)))
                    model[key] = n;
                break;
            case 4:
                await table.DeleteEntityAsync(key.Partition, key.Row);
                model.Remove(key);
                break;
            default:
                await TransactAsync(table, random, n);
                break;
        }
    }

    // Adds two entities of a partition, replaces one and deletes one, or does nothing if one of them does not allow it.
    private async Task TransactAsync(TableClient table, Random random, int n)
    {
        var keys = Enumerable.Range(0, 10).Select(row => Key(row)).OrderBy(_ => random.Next()).Take(4).ToList();
        var types = new[] { TableTransactionActionType.Add, TableTransactionActionType.Add, TableTransactionActionType.UpsertReplace, TableTransactionActionType.Delete };
        var done = await TryAsync(() => table.SubmitTransactionAsync(keys.Zip(types, (key, type) =>
            new TableTransactionAction(type, new TableEntity(key.Partition, key.Row) { ["N"] = n }, ETag.All))));
        done.ShouldBe(!model.ContainsKey(keys[0]) && !model.ContainsKey(keys[1]) && model.ContainsKey(keys[3]));
        if (!done)
            return;
        model[keys[0]] = model[keys[1]] = model[keys[2]] = n;
        model.Remove(keys[3]);
    }

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 409)
        {
            return false;
        }
    }

    // Ten rows in each of two partitions.
    private static (string Partition, string Row) Key(int number) => number < 10 ? ("p", Row(number)) : ("q", Row(number - 10));

    private static string Row(int number) => number.ToString("D2", CultureInfo.InvariantCulture);
}
