using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Retention;

public sealed partial class RetentionCoverageTests
{
    [Fact]
    public void Every_table_and_container_has_a_rule_or_a_reason_to_stay()
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Sources())
        {
            var code = File.ReadAllText(file);
            foreach (Match match in Store().Matches(code))
                used.Add($"{(match.Groups[1].Value.Contains("Table", StringComparison.Ordinal) ? "table" : "container")} {match.Groups[2].Value}");
            // A name that is not a literal would escape this test.
            if (!file.Contains($"{Path.DirectorySeparatorChar}Retention{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && Path.GetFileName(file) != "StorageClients.cs")
                OtherName().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }

        used.Count.ShouldBeGreaterThan(20);
        used.ShouldBe(RetentionRules.All.SelectMany(rule => rule.Stores).Concat(RetentionRules.KeptForever.Keys).Append("table runprocesses").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_rules_are_unique() => RetentionRules.All.Select(rule => rule.Name).ShouldBeUnique();

    private static IEnumerable<string> Sources() =>
        from project in new[] { "Core", "Api", "Functions", "LocalHost" }
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), $"OrderStatusFlow.{project}"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select file;

    [GeneratedRegex(@"(TableAsync|ContainerAsync|GetBlobContainerClient|GetTableClient)\(""([a-z]+)""\)")]
    private static partial Regex Store();

    [GeneratedRegex(@"[a-z]\.(TableAsync|ContainerAsync|GetBlobContainerClient|GetTableClient)\([^"")]")]
    private static partial Regex OtherName();
}
