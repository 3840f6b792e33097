using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Slots;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Runs.Ordering;

/// <summary>The rows of one order as one host process sees them: each instance is a process on the shared storage.</summary>
internal sealed class OrderingWorld : IDisposable
{
    private static readonly BatchRef Batch = new(1, 10);
    private readonly FlowVersion flow;
    private readonly StorageClients clients;
    private readonly RunLog runs;
    private readonly CancellationMonitor cancels;
    private readonly RowOrder order;
    private readonly RunOverlap overlap;

    public OrderingWorld(string storage, string flow)
    {
        clients = StorageClients.Connect(storage);
        var json = JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}}""");
        this.flow = new FlowVersion(FlowName.Parse(flow), 1, FlowReader.Read(json).Flow!, json);
        runs = new RunLog(clients);
        cancels = new CancellationMonitor(runs);
        order = new RowOrder(new OrderTurns(), new FlowConcurrencyLimiter(), new OrderClaims(clients, runs), cancels, TimeProvider.System);
        overlap = new RunOverlap(clients, runs, TimeProvider.System);
    }

    public static OrderObject Order { get; } = OrderObject.Read(Encoding.UTF8.GetBytes("""{"order": "A", "orderitem_set": [{"id": 1}]}"""), sendNumber: true).Value!;

    public RunLog Runs => runs;

    public async Task<RunStart> BeginAsync(int second)
    {
        var started = DateTimeOffset.UnixEpoch.AddSeconds(second);
        var start = new RunStart { Run = RunId.New(flow.Name, started).ToString(), Version = 1, TriggeredBy = "erp", Started = started };
        await runs.BeginAsync(start, Direction.Outbound, default);
        return start;
    }

    /// <summary>Waits for the turn of the run's row among the rows of <see cref="Order"/>.</summary>
    public Task<RowTurn> EnterAsync(RunStart run) => order.EnterAsync(
        new RowAtHand(flow, run, new RowSequence(run.Started, run.Run, 1), OrderKey.Of("A"), static () => true, static () => []), CancellationToken.None);

    /// <summary>Opens the run's first batch.</summary>
    /// <returns>Whether its rows use claims.</returns>
    public async Task<bool> JoinAsync(RunStart run) =>
        (await overlap.JoinAsync(run.Id, Batch, manyHosts: false, static () => Task.FromResult(false))).UsesClaims;

    /// <summary>Opens the run's first batch, and does nothing more.</summary>
    public async Task OpenAsync(RunStart run) => await (await clients.TableAsync("openbatches")).AddEntityAsync(
        new TableEntity(flow.Name.ToString(), $"{run.Run}.{Batch.Number:D9}") { ["Process"] = "dead" });

    public void Dispose()
    {
        cancels.Dispose();
        overlap.Dispose();
    }
}
