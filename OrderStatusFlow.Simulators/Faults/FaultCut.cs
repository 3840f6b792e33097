namespace OrderStatusFlow.Simulators.Faults;

/// <summary>Where a fault breaks the connection.</summary>
public enum FaultCut
{
    /// <summary>Before a single byte of the answer.</summary>
    Before,

    /// <summary>After half of the body, whose Content-Length promised all of it.</summary>
    Middle,
}
