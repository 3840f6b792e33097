using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Alarms;

/// <summary>A host that evaluates alarms, with a clock that the test moves. Several of them can share a storage account and a clock.</summary>
internal sealed class AlarmWorld : IDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly HttpClient http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);

    public AlarmWorld(string storage, FakeTimeProvider clock)
    {
        Clock = clock;
        var clients = StorageClients.Connect(storage);
        Flows = new FlowStore(clients.Blobs);
        Runs = new RunLog(clients);
        Errors = new ErrorGroups(clients, clock);
        Watermarks = new Watermarks(clients);
        Statistics = new HourlyStatistics(clients);
        Table = new AlarmTable(clients);
        Receiver = new AlarmReceiver(http, new Secrets(name => name == "HOOK" ? Secret : null), new AlarmOptions(), clock);
        Evaluator = new AlarmEvaluator(Table, new AlarmSources(Watermarks, Statistics, Errors), Receiver, clock, NullLogger<AlarmEvaluator>.Instance);
        Outbox = new AlarmOutbox(Table, Receiver, clock, NullLogger<AlarmOutbox>.Instance);
        Tick = new AlarmTick(Flows, new RecentFlows(Flows, clock), Runs, Table, Evaluator, Outbox, clock, NullLogger<AlarmTick>.Instance);
    }

    public FakeTimeProvider Clock { get; }

    public FlowStore Flows { get; }

    public RunLog Runs { get; }

    public ErrorGroups Errors { get; }

    public Watermarks Watermarks { get; }

    public HourlyStatistics Statistics { get; }

    public AlarmTable Table { get; }

    public AlarmReceiver Receiver { get; }

    public AlarmEvaluator Evaluator { get; }

    public AlarmOutbox Outbox { get; }

    public AlarmTick Tick { get; }

    public void Dispose()
    {
        http.Dispose();
        Flows.Dispose();
    }

    /// <summary>Stores an inbound flow with a schedule and these alarms.</summary>
    public async Task<FlowVersion> PutAsync(string name, string alarms, bool enabled = true)
    {
        var json = JsonElement.Parse($$"""
            {"direction": "inbound", "enabled": {{(enabled ? "true" : "false")}}, "schedule": {"every": "00:05:00"},
             "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}, "erp": {"url": "https://erp.example/orders"},
             "alarms": {{alarms}}}
            """);
        FlowReader.Read(json).Errors.ShouldBeEmpty();
        return (await Flows.PutAsync(FlowName.Parse(name), json, null, default)).Value!;
    }

    /// <summary>A run of this duration that ends now.</summary>
    public RunRecord Run(FlowVersion flow, int good = 0, int bad = 0, Failure? error = null, string step = "read", int seconds = 1)
    {
        var started = Clock.GetUtcNow() - TimeSpan.FromSeconds(seconds);
        var status = error is not null ? RunStatus.Failed : good + bad == 0 ? RunStatus.Empty : bad == 0 ? RunStatus.Succeeded : RunStatus.Partial;
        return new RunRecord
        {
            RunId = RunId.New(flow.Name, started).ToString(),
            Flow = flow.Name.ToString(),
            Version = flow.Version,
            Direction = Direction.Inbound,
            TriggeredBy = "System",
            Started = started,
            Finished = Clock.GetUtcNow(),
            Status = status,
            Totals = RunTotals.None with { Rows = good + bad, Updated = good, Rejected = bad },
            Error = error,
            Steps = error is null ? [] : [new StepRecord(step, "failed", error.Message)],
        };
    }

    /// <summary>Lets a minute pass, evaluates the alarms and sends what is due.</summary>
    public async Task MinuteAsync(int minutes = 1)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Tick.WorkAsync(default);
    }
}
