using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The result of a step.</summary>
public record StepOutput
{
    /// <summary>The reason why the step failed; null on success.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The number of retries.</summary>
    public int Retries { get; init; }

    /// <summary>When the step began, by the host's clock; null in histories of earlier versions.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>When the step ended, by the host's clock; null in histories of earlier versions.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>All attempts of the step, which its orchestration collects from their results.</summary>
    [JsonIgnore]
    internal IReadOnlyList<StepAttempt> Attempts { get; init; } = [];
}
