using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>What its host had to do to keep a run going: restarts after unexpected errors, and resumes after deaths of the process.</summary>
public sealed record RunRecovery
{
    /// <summary>Nothing had to be done.</summary>
    public static RunRecovery None { get; } = new();

    /// <summary>How many unexpected errors stopped the run. Failures of storage and stops of the host do not count.</summary>
    public int Errors { get; init; }

    /// <summary>The last of them; null when there was none.</summary>
    public Failure? LastError { get; init; }

    /// <summary>The run is not restarted before this moment; null when it need not wait.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>How many times in a row the run was resumed because the process that ran it had died.</summary>
    public int Resumes { get; init; }

    /// <summary>True while no process runs it, because its host stopped in order or waits for <see cref="NextAttempt"/>. Resuming it is then no sign of a death.</summary>
    public bool Paused { get; init; }

    /// <summary>True while the run waits to be resumed after another one: of the runs whose process died more than once, a host resumes one at a time.</summary>
    public bool Queued { get; init; }

    /// <summary>Whether no process runs it now; then none of its rows is in flight, and nothing has to wait for it.</summary>
    [JsonIgnore]
    public bool IsIdle => Held is not null || Paused || Queued;

    /// <summary>Since when the run is held: no host resumes it before a person asks for it. Null when it is not held.</summary>
    public DateTimeOffset? Held { get; init; }
}
