namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>What is wrong with a payload that an ERP posted.</summary>
/// <param name="Errors">The errors, each with its JSON path in the payload; empty if there are none.</param>
/// <param name="IsRefused">True if no run can start. Otherwise the orders with errors are logged as failed rows, and the others are
/// written.</param>
public sealed record PayloadErrors(IReadOnlyList<Failure> Errors, bool IsRefused)
{
    /// <summary>No errors.</summary>
    public static PayloadErrors None { get; } = new([], false);

    internal static PayloadErrors Refused(Failure failure) => new([failure], true);
}
