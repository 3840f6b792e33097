namespace OrderStatusFlow.Scripting.CPython;

/// <summary>How long a call into an instance may take, and the request to cancel it.</summary>
internal sealed class CallDeadline(TimeProvider time)
{
    private TimeSpan limit = Timeout.InfiniteTimeSpan;
    private long started;

    public CancellationToken Cancellation { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>The time until the deadline; negative after it.</summary>
    public TimeSpan Left => limit - Elapsed;

    /// <summary>The reason to stop the call now; none if it may continue.</summary>
    public StopReason Due => Cancellation.IsCancellationRequested ? StopReason.Cancelled
        : limit >= TimeSpan.Zero && Elapsed > limit ? StopReason.Deadline : StopReason.None;

    /// <summary>Sets the limits of the following calls, whose time starts now.</summary>
    public void Begin(TimeSpan timeLimit, CancellationToken cancellation) =>
        (started, limit, Cancellation) = (time.GetTimestamp(), timeLimit, cancellation);
}
