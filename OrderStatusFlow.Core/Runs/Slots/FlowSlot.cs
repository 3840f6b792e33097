namespace OrderStatusFlow.Core.Runs.Slots;

/// <summary>A row's slot of its flow. Dispose it when the row is logged, or will not be sent.</summary>
internal sealed class FlowSlot(FlowGate gate) : IDisposable
{
    private bool isSent;
    private bool isLogged;

    /// <summary>Allows the next row to be sent while this one is logged.</summary>
    public void Sent()
    {
        if (isSent)
            return;
        isSent = true;
        gate.Sent();
    }

    public void Dispose()
    {
        if (isLogged)
            return;
        isLogged = true;
        Sent();
        gate.Logged();
    }
}
