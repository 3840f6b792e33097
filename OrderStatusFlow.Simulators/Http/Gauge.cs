namespace OrderStatusFlow.Simulators.Http;

/// <summary>Counts requests in flight, and their maximum.</summary>
internal sealed class Gauge
{
    private readonly Lock _gate = new();
    private int _now;
    private int _peak;

    public int Now => Volatile.Read(ref _now);

    public int Peak => Volatile.Read(ref _peak);

    public void Enter()
    {
        lock (_gate) _peak = Math.Max(_peak, ++_now);
    }

    public void Leave()
    {
        lock (_gate) _now--;
    }

    public void ResetPeak()
    {
        lock (_gate) _peak = _now;
    }
}
