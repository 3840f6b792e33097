using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>The table of <c>docs/azure/operate.md</c> shows the rules of the code.</summary>
public sealed class RetentionTableTests
{
    private const string Start = "<!-- retention: start -->\n";
    private const string End = "<!-- retention: end -->";
    private const string Update = "UPDATE_DOCS=1 dotnet test OrderStatusFlow.Tests -- --filter-class \"*RetentionTableTests\"";

    // Only the host in Azure has them, whose project is not referenced here. A test of that host compares them.
    private static readonly (string Store, string Data, string Kept)[] OfAzure =
    [
        ("table runprocesses", "processes that run activities of a run (Azure)", "a day after the run, if its process died"),
        ("task hub", "histories of runs in Durable Functions' task hub (Azure)", "`Retention__TaskHubDays`"),
    ];

    [Fact]
    public void The_page_shows_the_rules_of_the_code()
    {
        var file = Path.Combine(RepositoryRoot.Find(), "docs", "azure", "operate.md");
        var page = File.ReadAllText(file);
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var written = page[..from] + Table() + page[to..];
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, page = written);

        page.ShouldBe(written, $"docs/azure/operate.md is out of date. To update it: {Update}");
    }

    private static string Table()
    {
        var purged = RetentionRules.All.Select(rule => (Store: rule.Stores.Single(), rule.Data, rule.Kept)).Concat(OfAzure)
            .Select(rule => $"| {Named(rule.Store)} | {rule.Data} | {rule.Kept} |\n");
        var kept = RetentionRules.KeptForever.Select(store => $"| {Named(store.Key)} | {store.Value.Split(": ")[0]} | not purged: {store.Value.Split(": ")[1]} |\n");
        return "| where | data | kept |\n| --- | --- | --- |\n" + string.Concat(purged.Concat(kept));
    }

    private static string Named(string store) => store.Split(' ') is [("table" or "container") and var kind, var name] ? $"{kind} `{name}`" : store;
}
