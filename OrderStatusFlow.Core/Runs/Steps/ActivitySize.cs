using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>How the rows of a batch are divided into activities.</summary>
/// <param name="Rows">The number of rows in one activity.</param>
/// <param name="RowsAtOnce">The maximum number of rows that an activity writes at once.</param>
internal readonly record struct ActivitySize(int Rows, int RowsAtOnce)
{
    // Enough for several hosts to share a batch, and few enough that messages are no part of its time.
    private const int Lanes = 4;

    // Limits the duration of an activity. Its rows take this many times as long as one row.
    private const int MaxRounds = 16;

    /// <summary>The size that a flow defines. If the batch decides, the activities of a batch together use the whole <c>maxParallel</c>.</summary>
    public static ActivitySize Of(WriteDefinition write, int batchRows)
    {
        if (write.RowsPerActivity is { } rows)
            return new ActivitySize(rows, 1);
        var atOnce = DividedUp(write.MaxParallel, Lanes);
        return new ActivitySize(Math.Clamp(DividedUp(batchRows, Lanes), 1, MaxRounds * atOnce), atOnce);
    }

    /// <summary>Divides, and rounds up.</summary>
    public static int DividedUp(int value, int parts) => (value + parts - 1) / parts;
}
