namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>The rows of a run that a re-run repeats.</summary>
public sealed record RowSelection
{
    private RowSelection()
    {
    }

    /// <summary>The rows that were rejected or failed. With the current version, a page that could not be transformed counts too.</summary>
    public static RowSelection Failed { get; } = new();

    /// <summary>All rows.</summary>
    public static RowSelection All { get; } = new() { IsAll = true };

    /// <summary>Whether all rows are selected.</summary>
    public bool IsAll { get; private init; }

    /// <summary>The numbers of the selected rows; null if they are selected by outcome.</summary>
    public IReadOnlyList<int>? Numbers { get; private init; }

    /// <summary>The fingerprint of the error group of the selected rows; null for any error.</summary>
    public string? Error { get; private init; }

    /// <summary>Selects the rows that were rejected or failed with an error of a group.</summary>
    public static RowSelection FailedWith(string error) => new() { Error = error };

    /// <summary>Selects rows by their numbers.</summary>
    public static RowSelection Of(IEnumerable<int> numbers) => new() { Numbers = [.. numbers.Distinct().Order()] };

    /// <summary>True if a row is sent even if an earlier re-run has delivered it.</summary>
    public bool Repeats => IsAll || Numbers is not null;
}
