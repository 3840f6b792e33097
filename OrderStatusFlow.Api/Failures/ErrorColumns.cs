using OrderStatusFlow.Api.Csv;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The columns of error groups and of their orders in CSV files.</summary>
internal static class ErrorColumns
{
    public static IReadOnlyList<CsvColumn<ErrorGroup>> Groups { get; } =
    [
        new("fingerprint", group => group.Fingerprint), new("flow", group => group.Flow), new("step", group => group.Step),
        new("code", group => group.Code), new("class", group => group.Class), new("state", group => group.State),
        new("httpStatus", group => group.HttpStatus), new("message", group => group.Message), new("firstSeen", group => group.FirstSeen),
        new("lastSeen", group => group.LastSeen), new("rows", group => group.Rows), new("orders", group => group.Orders),
        new("openOrders", group => group.OpenOrders), new("runs", group => group.Runs), new("lastRun", group => group.LastRun),
        new("returns", group => group.Returns), new("ignoredUntil", group => group.IgnoredUntil), new("note", group => group.Note),
        new("changedBy", group => group.ChangedBy), new("changedAt", group => group.ChangedAt), new("closedBy", group => group.ClosedBy),
        new("closedAt", group => group.ClosedAt),
    ];

    public static IReadOnlyList<CsvColumn<ErrorOrder>> Orders { get; } =
    [
        new("order", order => order.Order), new("open", order => order.Open ? "true" : "false"), new("outcome", order => order.Outcome),
        new("message", order => order.Message), new("runId", order => order.RunId), new("row", order => order.Row), new("at", order => order.At),
    ];
}
