using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Logs;

public sealed class RunLogTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly RunTotals Half = new(1, 1, 0, 0, 0, 0, 0);
    private static readonly RunTotals Whole = new(2, 2, 0, 0, 0, 0, 0);

    [Fact]
    public async Task Progress_that_arrives_after_the_end_does_not_change_the_totals()
    {
        var (runs, run) = await BeginAsync("late");
        await runs.ProgressAsync(run, Half, default);
        (await runs.FindAsync(run, default))!.Totals.ShouldBe(Half);
        await runs.UpdateAsync((await runs.FindAsync(run, default))! with { Status = RunStatus.Succeeded, Totals = Whole }, default);

        await runs.ProgressAsync(run, Half, default);

        (await runs.FindAsync(run, default))!.Totals.ShouldBe(Whole);
    }

    [Fact]
    public async Task Only_a_run_that_is_held_or_waits_is_resumed()
    {
        var (runs, run) = await BeginAsync("resumed");
        (await runs.ResumeAsync(run, default))!.Recovery.ShouldBeNull();
        (await runs.FindAsync(run, default))!.Recovery.ShouldBeNull();
        await runs.RecoverAsync(run, RunRecovery.None with { Resumes = 3, Held = DateTimeOffset.UnixEpoch }, default);

        (await runs.ResumeAsync(run, default))!.Recovery!.Held.ShouldBe(DateTimeOffset.UnixEpoch);

        (await runs.FindAsync(run, default))!.Recovery.ShouldBe(RunRecovery.None with { Paused = true });
        (await runs.ResumeAsync(RunId.New(FlowName.Parse("none"), DateTimeOffset.UnixEpoch), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_has_columns_and_one_of_an_earlier_release_is_read_from_its_json()
    {
        var (runs, id) = await BeginAsync("columns");
        var begun = (await runs.FindAsync(id, default))!;
        var record = begun with
        {
            Status = RunStatus.Failed,
            Finished = DateTimeOffset.UnixEpoch.AddMinutes(1),
            Totals = Half,
            Watermark = "2026-03-29T12:00:00+03:00",
            Steps = [new StepRecord("read", "failed", "It's gone.")],
            Error = new Failure("erp.status", "The ERP responded with 500.") { Place = "page 3", Retryable = true, RetryAfter = TimeSpan.FromSeconds(3) },
        };
        await runs.UpdateAsync(record, default);
        var table = await StorageClients.Connect(storage.ConnectionString).TableAsync("runs");

        var entity = (await table.GetEntityAsync<TableEntity>("columns", id.NewestFirst)).Value;

        (entity["Status"], entity["Version"], entity["Rows"], entity["Updated"], entity["ErrorCode"], entity["TriggeredBy"]).ShouldBe(("Failed", 1, 1, 1, "erp.status", "erp"));
        Json(await runs.FindAsync(id, default)).ShouldBe(Json(record));
        await table.UpsertEntityAsync(new TableEntity("columns", id.NewestFirst) { ["Run"] = id.ToString(), ["Status"] = "Failed", ["Json"] = Json(record) }, TableUpdateMode.Replace);
        Json(await runs.FindAsync(id, default)).ShouldBe(Json(record));

        static string Json(RunRecord? run) => JsonSerializer.Serialize(run, RunJson.Options);
    }

    private async Task<(RunLog Runs, RunId Run)> BeginAsync(string flow)
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        var runs = new RunLog(clients);
        var id = RunId.New(FlowName.Parse(flow), DateTimeOffset.UnixEpoch);
        await runs.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch }, Direction.Outbound, default);
        return (runs, id);
    }
}
