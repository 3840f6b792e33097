using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The recovery of a run: restarts after unexpected errors, and resumes after its process died.</summary>
public sealed record RunRecovery
{
    /// <summary>No recovery was needed.</summary>
    public static RunRecovery None { get; } = new();

    /// <summary>The number of unexpected errors that stopped the run. Storage failures and stops of the host do not count.</summary>
    public int Errors { get; init; }

    /// <summary>The last unexpected error; null if there was none.</summary>
    public Failure? LastError { get; init; }

    /// <summary>The earliest moment of the next restart; null if there is no delay.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>How many times in a row the run was resumed because the process that ran it had died.</summary>
    public int Resumes { get; init; }

    /// <summary>True while no process runs it, because its host was stopped or waits for <see cref="NextAttempt"/>. Resuming the run then does not
    /// mean that its process died.</summary>
    public bool Paused { get; init; }

    /// <summary>True while the run waits for another run: a host resumes the runs whose process died more than once one at a time.</summary>
    public bool Queued { get; init; }

    /// <summary>True if no process runs it now. Then none of its rows is in flight.</summary>
    [JsonIgnore]
    public bool IsIdle => Held is not null || Paused || Queued;

    /// <summary>Since when the run is held: no host resumes it until a person requests it. Null if it is not held.</summary>
    public DateTimeOffset? Held { get; init; }
}
