using OrderStatusFlow.Api.Csv;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The columns of rows in a CSV file.</summary>
internal static class RowColumns
{
    public static IReadOnlyList<CsvColumn<RowRecord>> All { get; } =
    [
        new("row", row => row.Row), new("order", row => row.Order), new("outcome", row => row.Outcome), new("step", row => row.Step),
        new("code", row => row.Code), new("httpStatus", row => row.HttpStatus), new("message", row => row.Message),
        new("attempts", row => row.Attempts), new("durationMs", row => row.DurationMs), new("at", row => row.At),
    ];
}
