namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The work behind an activity. A host may run it again after a crash, so its effects must be repeatable.</summary>
public interface IStep<in TIn, TOut>
{
    /// <summary>Runs the step.</summary>
    /// <param name="input">Plain data.</param>
    /// <param name="cancellation">Cancelled when the host stops. The host runs the step again later.</param>
    Task<TOut> RunAsync(TIn input, CancellationToken cancellation);
}
