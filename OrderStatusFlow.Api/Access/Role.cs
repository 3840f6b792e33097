namespace OrderStatusFlow.Api.Access;

/// <summary>What a caller may do. Each role includes the ones before it.</summary>
public enum Role
{
    /// <summary>Read flows, runs, rows, orders and the host's state.</summary>
    View,

    /// <summary>Start, cancel, resume and repeat runs, and pause flows.</summary>
    Operate,

    /// <summary>Change, restore and delete flows, set watermarks, and test parts that reach other systems.</summary>
    Edit,

    /// <summary>Create and revoke keys, and read the log of changes.</summary>
    Admin,
}
