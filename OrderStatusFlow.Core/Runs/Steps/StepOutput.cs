namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The result of a step.</summary>
public record StepOutput
{
    /// <summary>The reason why the step failed; null on success.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The number of retries.</summary>
    public int Retries { get; init; }
}
