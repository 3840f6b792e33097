namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The reason why a call into an instance ended early.</summary>
internal enum StopReason
{
    None,

    /// <summary>Startup is complete, and the state can be captured.</summary>
    Parked,
    Deadline,
    Cancelled,

    /// <summary>The output exceeded its limit.</summary>
    Output,

    /// <summary>The script called exit.</summary>
    Exit,
}
