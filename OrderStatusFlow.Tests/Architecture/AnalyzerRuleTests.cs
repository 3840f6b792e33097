using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

public sealed class AnalyzerRuleTests
{
    [Fact]
    public void Every_rule_that_is_off_has_its_reason_above_it()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Find(), ".editorconfig"));
        var off = Enumerable.Range(1, lines.Length - 1).Where(i => lines[i].EndsWith(".severity = none", StringComparison.Ordinal)).ToList();

        off.Count.ShouldBeGreaterThan(10);
        // A section for one file has its reason above its heading.
        off.Where(i => !lines[i - 1].StartsWith("# ", StringComparison.Ordinal) && !(lines[i - 1].StartsWith('[') && lines[i - 2].StartsWith("# ", StringComparison.Ordinal)))
            .Select(i => lines[i]).ShouldBeEmpty();
    }
}
