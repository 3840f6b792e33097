using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The definition of a flow: where to read, how to transform, where to write.</summary>
/// <remarks><see cref="FlowReader"/> rejects values that are out of range. Each default is on its property.</remarks>
public sealed record FlowDefinition
{
    /// <summary>Inbound flows read the ERP. Outbound flows accept what the ERP posts.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Whether the flow is enabled. A disabled flow starts no run by schedule, trigger or POST.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The schedule of an inbound flow. If null, only its trigger URL starts it.</summary>
    public ScheduleDefinition? Schedule { get; init; }

    /// <summary>Where orders are written.</summary>
    public required OmnitronDefinition Omnitron { get; init; }

    /// <summary>Where an inbound flow reads orders. An outbound flow may have one, which says how the posted text is decoded.</summary>
    public ErpDefinition? Erp { get; init; }

    /// <summary>The script for each page of the ERP's response; null for no script step.</summary>
    public ScriptDefinition? Script { get; init; }

    /// <summary>The mapping for the output of the script; null for no mapping step.</summary>
    public MappingDefinition? Mapping { get; init; }

    /// <summary>The script for each order object; null for no order script.</summary>
    public ScriptDefinition? OrderScript { get; init; }

    /// <summary>How orders are written.</summary>
    public WriteDefinition Write { get; init; } = new();

    /// <summary>The alarms; null for no alarms.</summary>
    public AlarmsDefinition? Alarms { get; init; }
}

/// <summary>A step's script.</summary>
public sealed record ScriptDefinition
{
    internal const string DefaultEngine = "cpython";
    internal const int DefaultMemoryMb = 128;

    /// <summary>The name of the engine. The default is <c>cpython</c>.</summary>
    public string Engine { get; init; } = DefaultEngine;

    /// <summary>The version of Python that the script is written for: <c>2</c>, <c>3</c>, or <c>auto</c>, which recognizes it. The
    /// default is <c>auto</c>.</summary>
    public string Python { get; init; } = "auto";

    /// <summary>The script's text.</summary>
    public required string Source { get; init; }

    /// <summary>The time limit of one job. The default is 30 seconds, the maximum 300.</summary>
    public TimeSpan Timeout { get; init; } = ScriptLimits.Default.Time;

    /// <summary>The memory limit of one job: 32 to 512 MB. The default is 128 MB.</summary>
    public int MemoryMb { get; init; } = DefaultMemoryMb;

    /// <summary>Whether the script may make HTTP requests.</summary>
    public bool AllowRequests { get; init; }

    /// <summary>Whether the page script also runs on a page without items, such as to make requests of its own. Default: false.</summary>
    public bool RunOnEmpty { get; init; }
}

/// <summary>The mapping step.</summary>
public sealed record MappingDefinition
{
    internal const string DefaultEngine = "jolt";

    /// <summary>The name of the engine. The default is <c>jolt</c>.</summary>
    public string Engine { get; init; } = DefaultEngine;

    /// <summary>The spec in the engine's language: JSON, or a string with the text of the spec.</summary>
    public required JsonElement Spec { get; init; }

    /// <summary>Whether <c>${...}</c> in the spec is evaluated with the run's attributes before the mapping, as NiFi's processor does. Null, the
    /// default, means true, but a text that is not a valid expression stays as it is.</summary>
    public bool? Expressions { get; init; }
}

/// <summary>The write step.</summary>
public sealed record WriteDefinition
{
    /// <summary>The maximum number of orders of this flow that are in flight at once: 1 to 256. The default is 16.</summary>
    public int MaxParallel { get; init; } = 16;

    /// <summary>The number of orders per activity: 1 to 500. Null if the size of the batch decides, which a definition writes as <c>"auto"</c>. The
    /// default is 1.</summary>
    public int? RowsPerActivity { get; init; } = 1;

    /// <summary>The number of retries after a transient failure: 0 to 10. The default is 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Whether an order is skipped if its body is the one that was last written.</summary>
    public bool SkipUnchanged { get; init; } = true;

    /// <summary>
    /// The JSONPath of a value in the order object that increases with each change. An order with a lower value than the one last written is
    /// <c>stale</c> and not
    /// sent. Numbers are compared as numbers, ISO dates as moments, and other text by its characters. Null for no check.
    /// </summary>
    public string? VersionPath { get; init; }
}

/// <summary>The thresholds of a flow's alarms.</summary>
public sealed record AlarmsDefinition
{
    /// <summary>The maximum percentage of rejected and failed rows of a run, or of the runs of a window; null for no alarm.</summary>
    public double? ErrorRatePercent { get; init; }

    /// <summary>The window of <see cref="ErrorRatePercent"/>, in whole hours of the clock; null for the last run with rows.</summary>
    public TimeSpan? ErrorRateWindow { get; init; }

    /// <summary>The maximum duration of a run; null for no alarm.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>The maximum time without a finished run; null for no alarm.</summary>
    public TimeSpan? NoRunFor { get; init; }

    /// <summary>The number of failed logins, in as many runs in a row, at which the alarm fires; null for no alarm.</summary>
    public int? LoginFailures { get; init; }

    /// <summary>The maximum time without a move of the watermark; null for no alarm.</summary>
    public TimeSpan? WatermarkStuckFor { get; init; }

    /// <summary>Whether each error group that opens is an alarm, which ends when the group is closed. Default: false.</summary>
    public bool NewErrorGroups { get; init; }

    /// <summary>The URL that receives alarms; null for the host's receiver, or to write them to the log only.</summary>
    public Setting? WebhookUrl { get; init; }

    /// <summary>The secret that signs what is sent to <see cref="WebhookUrl"/>; null for no signature.</summary>
    public Setting? WebhookSecret { get; init; }
}
