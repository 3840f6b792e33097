using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A run that a person should look at.</summary>
/// <param name="Run">The run.</param>
/// <param name="State">Why.</param>
/// <param name="Code">The code of its error; null when it has none.</param>
/// <param name="At">When it was noticed.</param>
public sealed record RunAlert(RunId Run, RunAlertState State, string? Code, DateTimeOffset At);

/// <summary>Why a person should look at a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunAlertState>))]
public enum RunAlertState
{
    /// <summary>It met an unexpected error and is restarted after a wait.</summary>
    [JsonStringEnumMemberName("retrying")]
    Retrying,

    /// <summary>It is held, because the process died each time that the run was resumed.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>It ended on an unexpected error.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
