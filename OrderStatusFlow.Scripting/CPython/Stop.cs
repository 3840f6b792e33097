namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Why a guest call ended before its time.</summary>
internal enum StopReason
{
    None,

    /// <summary>Start-up came to its end: the state is ready to be kept.</summary>
    Parked,
    Deadline,
    Cancelled,

    /// <summary>The guest wrote more than is taken.</summary>
    Output,

    /// <summary>The guest asked to exit.</summary>
    Exit,
}
