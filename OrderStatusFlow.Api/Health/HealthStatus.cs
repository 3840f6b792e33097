namespace OrderStatusFlow.Api.Health;

/// <summary>The health of the host in one word.</summary>
public enum HealthStatus
{
    /// <summary>Everything works.</summary>
    Healthy,

    /// <summary>A flow cannot be read or a run needs a person.</summary>
    Degraded,

    /// <summary>Storage does not respond.</summary>
    Unhealthy,
}
