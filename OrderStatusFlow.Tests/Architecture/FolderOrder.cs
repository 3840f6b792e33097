namespace OrderStatusFlow.Tests.Architecture;

/// <summary>The order of Core's folders, top to bottom. A folder may use the folders of lower rows only, so there are no circles.</summary>
internal static class FolderOrder
{
    // Schedules is below Flows because a flow is refused when its schedule cannot be read; the dispatcher, which starts runs, is in Runs.
    private static readonly string[][] Rows =
    [
        ["Retention"], ["DryRuns"], ["Runs"], ["Alarms", "Erp", "Omnitron"], ["Flows"], ["Logs", "Mapping", "Schedules"], ["Net", "Storage"], ["Caching", "Telemetry"],
        ["Model"],
    ];

    /// <summary>One sentence for each use that runs upward or sideways.</summary>
    public static IEnumerable<string> Violations(IEnumerable<FolderUse> uses) =>
        uses.Where(use => RowOf(use.From) >= RowOf(use.To)).Select(use => $"{use.From} may not use {use.To}: {use.Example}.");

    /// <summary>The row of a folder, from 0 at the top; -1 when it has none.</summary>
    public static int RowOf(string folder) => Array.FindIndex(Rows, row => row.Contains(folder));
}
