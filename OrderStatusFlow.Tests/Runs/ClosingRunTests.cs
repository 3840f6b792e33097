using System.Text.Json;
using Azure;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>The end of a run by watermark, with a person or a crash at each of its requests to storage.</summary>
public sealed class ClosingRunTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_a_person_wants_written_again_is_written_again_whenever_the_watermark_is_set()
    {
        var steps = 0;
        for (var step = 0; step <= steps; step++)
        {
            var flow = Flow($"edit-{step}");
            var person = new Watermarks(Clients());
            await WriteAsync(Clients(), flow, Noon);
            var before = (await person.StateAsync(flow.Incarnation, default)).Watermark!.Value;
            var requests = 0;
            var clients = ObservedStorage.Connect(storage.ConnectionString, async _ =>
            {
                if (requests++ == step)
                    await person.SetAsync(flow.Incarnation, new Watermark(before, "person", Noon), default);
            });

            var (run, leftAlone) = await BeginAsync(clients, flow, Noon.AddMinutes(5));
            await CloseAsync(clients, flow, run, Noon.AddMinutes(5));
            steps = requests;
            if (step >= requests)
                await person.SetAsync(flow.Incarnation, new Watermark(before, "person", Noon), default);

            var state = await person.StateAsync(flow.Incarnation, default);
            // The run either began after the edit and wrote everything itself, or the next one writes everything.
            (state.WrittenBy == run.Run ? leftAlone : await UnchangedAsync(Clients(), flow)).ShouldBe(0, $"set before request {step}");
            state.Watermark!.MovedBy.ShouldBe(state.WrittenBy ?? "person", $"set before request {step}");
        }

        steps.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_run_whose_end_was_cut_off_anywhere_and_is_done_again_moves_the_watermark_and_remembers_what_it_wrote()
    {
        var steps = 0;
        for (var step = 0; step <= steps; step++)
        {
            var flow = Flow($"cut-{step}");
            await WriteAsync(Clients(), flow, Noon);
            var (run, _) = await BeginAsync(Clients(), flow, Noon.AddMinutes(5));
            var requests = 0;
            var clients = ObservedStorage.Connect(storage.ConnectionString, _ => requests++ >= step ? throw new RequestFailedException("gone") : default);
            await CloseAsync(clients, flow, run, Noon.AddMinutes(5)).ContinueWith(_ => { }, TaskScheduler.Default);
            steps = Math.Max(steps, requests < step ? 0 : step + 1);

            await CloseAsync(Clients(), flow, run, Noon.AddMinutes(5));

            (await new Watermarks(Clients()).FindAsync(flow.Incarnation, default))!.Value.ShouldBe(Noon.AddMinutes(5), $"cut at request {step}");
            (await UnchangedAsync(Clients(), flow)).ShouldBe(3, $"cut at request {step}");
        }

        steps.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_an_earlier_release_remembered_counts_until_the_next_run_ends()
    {
        var flow = Flow("earlier");
        var clients = Clients();
        await WriteAsync(clients, flow, Noon);
        // Earlier releases kept the same content under the flow's name, and no row that names a run.
        var container = await clients.ContainerAsync("written");
        var table = await clients.TableAsync("watermarks");
        var state = await new Watermarks(clients).StateAsync(flow.Incarnation, default);
        await container.GetBlobClient("earlier").UploadAsync((await container.GetBlobClient(state.WrittenBy).DownloadContentAsync()).Value.Content);
        await table.DeleteEntityAsync("earlier", "written");

        (await UnchangedAsync(Clients(), flow)).ShouldBe(3);
        await new Watermarks(Clients()).SetAsync(flow.Incarnation, state.Watermark, default);
        (await UnchangedAsync(Clients(), flow)).ShouldBe(0);
    }

    [Fact]
    public async Task A_flow_that_was_created_again_knows_nothing_of_the_earlier_one()
    {
        var (old, again) = (Flow("recreated"), Flow("recreated") with { Version = 4, FirstVersion = 4 });
        await WriteAsync(Clients(), old, Noon);
        var (leftRun, _) = await BeginAsync(Clients(), old, Noon.AddMinutes(5));

        (await new Watermarks(Clients()).FindAsync(again.Incarnation, default)).ShouldBeNull();
        (await UnchangedAsync(Clients(), again)).ShouldBe(0);
        await CloseAsync(Clients(), old, leftRun, Noon.AddMinutes(5));
        (await new Watermarks(Clients()).FindAsync(again.Incarnation, default)).ShouldBeNull();
    }

    private StorageClients Clients() => StorageClients.Connect(storage.ConnectionString);

    private static DeliveredOrderStore Written(StorageClients clients) =>
        new(clients, new RunFiles(clients), new RowLog(clients, TimeProvider.System), new Watermarks(clients), new RunOverlap(clients, new RunLog(clients), TimeProvider.System));

    private static async Task<(RunStart Start, int LeftAlone)> BeginAsync(StorageClients clients, FlowVersion flow, DateTimeOffset started)
    {
        var state = await new Watermarks(clients).StateAsync(flow.Incarnation, default);
        var start = new RunStart
        {
            Run = RunId.New(flow.Name, started).ToString(),
            Version = flow.Version,
            Trigger = RunTrigger.Schedule,
            TriggeredBy = "System",
            Started = started,
            MovesWatermark = true,
            Watermark = state.Watermark?.Value,
            WatermarkEdit = state.Edit,
        };
        var sifted = await FilterAsync(clients, flow, start);
        await sifted.Stored;
        return (start, sifted.Unchanged.Count);
    }

    private static Task CloseAsync(StorageClients clients, FlowVersion flow, RunStart start, DateTimeOffset to)
    {
        var close = new CloseRunInput { Start = start, Pages = 1, Rows = 3, Totals = RunTotals.None with { Rows = 3, Updated = 3 } };
        return Written(clients).CloseAsync(flow.Incarnation, close, continues: true, new Watermark(to, start.Run, to), default);
    }

    private static async Task WriteAsync(StorageClients clients, FlowVersion flow, DateTimeOffset to) =>
        await CloseAsync(clients, flow, (await BeginAsync(clients, flow, to)).Start, to);

    /// <summary>How many orders the next scheduled run would leave alone.</summary>
    private static async Task<int> UnchangedAsync(StorageClients clients, FlowVersion flow)
    {
        var start = new RunStart
        {
            Run = RunId.New(flow.Name, Noon).ToString(),
            Version = flow.Version,
            Trigger = RunTrigger.Schedule,
            TriggeredBy = "System",
            Started = Noon,
            MovesWatermark = true,
        };
        return (await FilterAsync(clients, flow, start)).Unchanged.Count;
    }

    private static Task<FilteredPage> FilterAsync(StorageClients clients, FlowVersion flow, RunStart start)
    {
        var page = JsonElement.Parse($"[{string.Join(',', new[] { "A", "B", "C" }.Select(order => $$"""{"order": "{{order}}", "orderitem_set": [{"id": 1}]}"""))}]");
        return Written(clients).FilterAsync(flow, start, 1, PageOrders.Of(page, new Dictionary<string, string>()), default);
    }

    private static FlowVersion Flow(string name)
    {
        var json = JsonElement.Parse("""
            {"direction": "inbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"},
             "erp": {"url": "https://erp.example/orders"}, "write": {"skipUnchanged": true}}
            """);
        return new FlowVersion(FlowName.Parse(name), 1, FlowReader.Read(json).Flow!, json);
    }
}
