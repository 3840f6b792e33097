namespace OrderStatusFlow.Api.Meta;

/// <summary>The words of runs.</summary>
internal static class RunWords
{
    public static IReadOnlyList<Word> Directions { get; } =
    [
        new("inbound", "The flow reads the ERP."),
        new("outbound", "The ERP posts to the flow."),
    ];

    public static IReadOnlyList<Word> Steps { get; } =
    [
        new("login", "Logs in to the ERP and to Omnitron."),
        new("read", "Reads the pages of the ERP."),
        new("script", "Runs the script on each page."),
        new("mapping", "Applies the mapping to each page."),
        new("write", "Writes each order to Omnitron, after its order script."),
        new("close", "Ends the run: totals and watermark."),
    ];

    public static IReadOnlyList<Word> Statuses { get; } =
    [
        new("running", "The run has not ended."),
        new("succeeded", "Every row is updated, created, unchanged or stale."),
        new("failed", "A step failed, or every row was rejected or failed."),
        new("partial", "Some rows were rejected or failed."),
        new("empty", "There were no rows."),
        new("cancelled", "The run was cancelled."),
    ];

    public static IReadOnlyList<Word> Outcomes { get; } =
    [
        new("updated", "Omnitron accepted the update."),
        new("created", "Omnitron did not have the order and accepted the create request."),
        new("unchanged", "The order has not changed since it was last written; nothing was sent."),
        new("stale", "A newer state of the order was already written; nothing was sent."),
        new("rejected", "Omnitron refused the order."),
        new("failed", "The order could not be delivered."),
    ];
}
