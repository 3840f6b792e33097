using System.Globalization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The place of a logged row of an order.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batch">The number of the run's batch.</param>
/// <param name="Row">The row's number in the run; 0 if the run asked the ERP for this order alone and the response had no items.</param>
public readonly record struct OrderIndexEntry(RunId Run, int Batch, int Row)
{
    // No name of a run or a flow contains it.
    private const char Separator = '~';

    /// <summary>Compares by run, the newest first, then by row.</summary>
    public static IComparer<OrderIndexEntry> NewestFirst { get; } = Comparer<OrderIndexEntry>.Create(static (one, other) =>
    {
        var runs = string.CompareOrdinal(one.Run.NewestFirst, other.Run.NewestFirst);
        var flows = runs != 0 ? runs : string.CompareOrdinal(one.Run.Flow.ToString(), other.Run.Flow.ToString());
        return flows != 0 ? flows : one.Row.CompareTo(other.Row);
    });

    /// <summary>True if the ERP did not return the order.</summary>
    public bool IsAbsence => Row == 0;

    /// <summary>The entry as the continuation of a list.</summary>
    public string Continuation => string.Create(CultureInfo.InvariantCulture, $"{Run}{Separator}{Row}");

    /// <summary>Reads a continuation.</summary>
    public static bool TryParse(string continuation, out OrderIndexEntry entry)
    {
        entry = default;
        if (continuation.Split(Separator) is not [var id, var number] || !RunId.TryParse(id, out var run)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return false;
        entry = new OrderIndexEntry(run, 0, row);
        return true;
    }
}
