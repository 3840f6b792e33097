using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A flow as its author wrote it: where to read, how to transform, where to write.</summary>
/// <remarks>Its reader refuses what is out of range; every default stands on its property.</remarks>
public sealed record FlowDefinition
{
    /// <summary>Inbound reads the ERP; outbound takes what the ERP posts.</summary>
    public required Direction Direction { get; init; }

    /// <summary>A flow that is not enabled starts no run by schedule, trigger or POST.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When an inbound flow starts by itself; null: only by its trigger URL.</summary>
    public ScheduleDefinition? Schedule { get; init; }

    /// <summary>Where orders are written.</summary>
    public required OmnitronDefinition Omnitron { get; init; }

    /// <summary>Where orders are read; null for outbound flows.</summary>
    public ErpDefinition? Erp { get; init; }

    /// <summary>The script that gets each page as the ERP gave it; null leaves the step out.</summary>
    public ScriptDefinition? Script { get; init; }

    /// <summary>The mapping that gets the script's output; null leaves the step out.</summary>
    public MappingDefinition? Mapping { get; init; }

    /// <summary>The script that gets each single order object; null leaves the step out.</summary>
    public ScriptDefinition? OrderScript { get; init; }

    /// <summary>How orders are written.</summary>
    public WriteDefinition Write { get; init; } = new();

    /// <summary>When somebody is told; null: never.</summary>
    public AlarmsDefinition? Alarms { get; init; }
}

/// <summary>A step's script.</summary>
public sealed record ScriptDefinition
{
    /// <summary>The engine's name; <c>cpython</c> unless told.</summary>
    public string Engine { get; init; } = "cpython";

    /// <summary>The script's text.</summary>
    public required string Source { get; init; }

    /// <summary>How long one job may take: 30 s unless told, at most 300 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much memory one job may use: 128 MB unless told, 32 to 512.</summary>
    public int MemoryMb { get; init; } = 128;

    /// <summary>Whether the script may make HTTP requests.</summary>
    public bool AllowRequests { get; init; }
}

/// <summary>The mapping step.</summary>
public sealed record MappingDefinition
{
    /// <summary>The engine's name; <c>jolt</c> unless told.</summary>
    public string Engine { get; init; } = "jolt";

    /// <summary>The spec, in the engine's language.</summary>
    public required JsonElement Spec { get; init; }

    /// <summary>Whether <c>${...}</c> in the spec is evaluated from the run's attributes first, as NiFi's processor does.</summary>
    public bool Expressions { get; init; }
}

/// <summary>The write step.</summary>
public sealed record WriteDefinition
{
    /// <summary>Most orders of this flow on their way to Omnitron at once: 16 unless told, 1 to 256.</summary>
    public int MaxParallel { get; init; } = 16;

    /// <summary>Orders handled by one activity: 1 unless told, up to 500.</summary>
    public int RowsPerActivity { get; init; } = 1;

    /// <summary>Further tries after a retryable answer: 3 unless told, 0 to 10.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Whether an order whose body is the one last written is left alone.</summary>
    public bool SkipUnchanged { get; init; } = true;

    /// <summary>
    /// JSONPath of a value in the order object that grows with each change: an order whose value is older than the last one written comes to <c>stale</c>, and is
    /// not sent. Numbers are compared as numbers, ISO dates as moments, all else by its characters. Null: no check.
    /// </summary>
    public string? VersionPath { get; init; }
}

/// <summary>When somebody is told that a flow is unwell.</summary>
public sealed record AlarmsDefinition
{
    /// <summary>Share of rows rejected or failed in a run, in percent; null: no alarm.</summary>
    public double? ErrorRatePercent { get; init; }

    /// <summary>Longest time a run should take; null: no alarm.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Longest time without a finished run; null: no alarm.</summary>
    public TimeSpan? NoRunFor { get; init; }

    /// <summary>Where the alarm is posted; null: the log only.</summary>
    public string? WebhookUrl { get; init; }
}
