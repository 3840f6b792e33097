namespace OrderStatusFlow.Tests.Runs;

/// <summary>Keeps every continuation for the thread that runs an orchestration, as Durable Functions does.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();

    public override void Post(SendOrPostCallback d, object? state) => posted.Enqueue((d, state));

    public void RunPosted()
    {
        while (posted.TryDequeue(out var next))
            next.Callback(next.State);
    }
}
