using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A run that needs attention.</summary>
/// <param name="Run">The run.</param>
/// <param name="State">The reason.</param>
/// <param name="Code">The code of the error; null if the run has none.</param>
/// <param name="At">When the run was added.</param>
public sealed record RunAlert(RunId Run, RunAlertState State, string? Code, DateTimeOffset At);

/// <summary>The reason why a run needs attention.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunAlertState>))]
public enum RunAlertState
{
    /// <summary>An unexpected error stopped it, and it is restarted after a delay.</summary>
    [JsonStringEnumMemberName("retrying")]
    Retrying,

    /// <summary>It is held, because the process died each time that it was resumed.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>An unexpected error ended it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
