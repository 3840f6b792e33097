using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Runs.Versions;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Retention;

/// <summary>A storage account with data of every kind from some moments, written by the product's own classes.</summary>
internal sealed class RetentionWorld(string connectionString)
{
    public static readonly DateTimeOffset Now = new(2025, 6, 15, 12, 30, 0, TimeSpan.Zero);

    /// <summary>Around each of the default limits, in days. A day and an hour are the finest steps of some kinds.</summary>
    public static readonly double[] Ages = [0.1, 5, 6.9, 8.1, 29.9, 30.1, 89.9, 90.1, 398.9, 401.1];

    public string ConnectionString => connectionString;

    public StorageClients Clients { get; } = StorageClients.Connect(connectionString);

    public static DateTimeOffset At(double days) => Now.AddDays(-days);

    public static RunId RunOf(string flow, double days) => RunId.OfSlot(FlowName.Parse(flow), At(days));

    /// <summary>Writes a run that has ended, its rows and files, and everything else that a host writes at its moment.</summary>
    public async Task AddAsync(string flow, double days, int rows = 2)
    {
        var start = await BeginAsync(flow, days);
        var failed = new LoggedRow(1, $"{flow}-{days}-1", RowOutcome.Failed) { Code = "order.shape", Message = "It has no items.", Length = 10 };
        await CloseBatchAsync(
            start, [failed, .. Enumerable.Range(2, rows - 1).Select(row => new LoggedRow(row, $"{flow}-{days}-{row}", RowOutcome.Updated) { Length = 10 })]);
        await EndAsync(start);
        var clock = new FakeTimeProvider(At(days));
        var incarnation = new FlowIncarnation(FlowName.Parse(flow), 1);
        (await new IdempotencyKeys(Clients).TakeAsync(incarnation, $"key-{days}", new IdempotencyClaim(start.Id, "hash"), default)).ShouldBeNull();
        await WriteVersionAsync(flow, $"order-{days}", "1", days);
        await new AuditLog(Clients, clock).AddAsync(new Change("ayse", ChangeKinds.FlowPaused, FlowName.Parse(flow)));
        await new RunAlerts(Clients, clock).RaiseAsync(start.Id, RunAlertState.Held, null, default);
        await (await Clients.TableAsync("oauthstates")).UpsertEntityAsync(new TableEntity("state", $"{flow}-{days}") { ["ExpiresAt"] = At(days).AddMinutes(10) });
        await (await Clients.TableAsync("accesssessions")).UpsertEntityAsync(new TableEntity("session", $"{flow}-{days}") { ["Expires"] = At(days).AddHours(12) });
        await (await Clients.ContainerAsync("dryruns")).GetBlobClient($"{flow}/{start.Run}.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true);
        await (await Clients.TableAsync("openbatches")).UpsertEntityAsync(new TableEntity(flow, $"{start.Run}.000000001"));
        await (await Clients.ContainerAsync("written")).GetBlobClient(start.Run).UploadAsync(BinaryData.FromString("x"), overwrite: true);
    }

    public Task WriteVersionAsync(string flow, string order, string version, double days) =>
        new OrderVersionStore(Clients, new FakeTimeProvider(At(days))).WrittenAsync(Flow(flow), order, version, default);

    /// <summary>Writes a run that is active, with a file.</summary>
    public async Task<RunStart> BeginAsync(string flow, double days)
    {
        var start = new RunStart { Run = RunOf(flow, days).ToString(), Version = 1, TriggeredBy = "System", Started = At(days) };
        await new RunLog(Clients).BeginAsync(start, Direction.Inbound, default);
        using var files = new RunFiles(Clients);
        await files.WriteAsync(start.Id, RunFiles.Page(1), "[]"u8.ToArray(), default);
        return start;
    }

    public Task CloseBatchAsync(RunStart start, IReadOnlyList<LoggedRow> rows) =>
        new ClosedBatches(new RowTable(Clients), new BatchTable(Clients), new OrderIndex(Clients), new ErrorGroups(Clients, new FakeTimeProvider(start.Started)))
            .AddAsync(start, new BatchRef(1, rows.Count), rows, default);

    public async Task EndAsync(RunStart start)
    {
        var runs = new RunLog(Clients);
        var ended = (await runs.FindAsync(start.Id, default))! with { Status = RunStatus.Succeeded, Finished = start.Started.AddMinutes(1) };
        await new HourlyStatistics(Clients).AddAsync(ended, default);
        await runs.UpdateAsync(ended, default);
    }

    public Purger Purger(StorageClients? clients = null, RetentionOptions? options = null) =>
        new(clients ?? Clients, RetentionRules.All, options ?? new RetentionOptions(), new FakeTimeProvider(Now), NullLogger<Purger>.Instance);

    /// <summary>Purges until nothing more is due.</summary>
    public async Task PurgeAsync()
    {
        var purger = Purger();
        while (await purger.PurgeAsync(default))
        {
            // The next part.
        }
    }

    /// <summary>All keys of a table, as <c>partition|row</c>.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string table) => await (await Clients.TableAsync(table))
        .QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]).Select(entity => $"{entity.PartitionKey}|{entity.RowKey}").ToListAsync();

    /// <summary>The names of all blobs of a container.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync(string container) =>
        await (await Clients.ContainerAsync(container)).GetBlobsAsync().Select(blob => blob.Name).ToListAsync();

    /// <summary>Clients whose requests are counted.</summary>
    public StorageClients Counted(Action count) => ObservedStorage.Connect(connectionString, _ =>
    {
        count();
        return default;
    });

    private static FlowVersion Flow(string name)
    {
        var json = System.Text.Json.JsonElement.Parse(
            """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}, "write": {"versionPath": "$.version"}}""");
        return new FlowVersion(FlowName.Parse(name), 1, FlowReader.Read(json).Flow!, json);
    }
}
