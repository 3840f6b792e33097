namespace OrderStatusFlow.Core.Model;

/// <summary>Which side starts the transfer.</summary>
public enum Direction
{
    /// <summary>The flow reads the ERP.</summary>
    Inbound,

    /// <summary>The ERP posts to the flow.</summary>
    Outbound,
}
