using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Logs;

/// <summary>The log of one order row.</summary>
public sealed record RowRecord
{
    /// <summary>Its number in the run, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Omnitron's order number; null when the row has none.</summary>
    public string? Order { get; init; }

    /// <summary>What became of it.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>Omnitron's status; null when it was not asked, or did not answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Why, as a sentence; null when there is nothing to explain.</summary>
    public string? Message { get; init; }

    /// <summary>The body that was sent, or the order object when nothing was; null when it is too long to keep.</summary>
    public RawJson? Request { get; init; }

    /// <summary>The beginning of Omnitron's answer.</summary>
    public string? Response { get; init; }

    /// <summary>The attributes whose names start with <c>log.</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Requests sent for it.</summary>
    public int Attempts { get; init; }

    /// <summary>Milliseconds from taking the row up to its outcome.</summary>
    public double DurationMs { get; init; }

    /// <summary>The log of a row that was left alone.</summary>
    internal static RowRecord LeftAlone(int row, ReadOnlyMemory<byte> order) => new()
    {
        Row = row,
        Order = OrderObject.Look(order).Number,
        Outcome = RowOutcome.Unchanged,
        Message = "The order is as the last run wrote it; nothing was sent.",
    };
}
