namespace OrderStatusFlow.Simulators.Faults;

/// <summary>Where a fault breaks the connection.</summary>
public enum FaultCut
{
    /// <summary>Before the first byte of the response.</summary>
    Before,

    /// <summary>After half of the body, although Content-Length announces all of it.</summary>
    Middle,
}
