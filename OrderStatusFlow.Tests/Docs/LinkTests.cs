using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>Links between pages, and from pages to code, lead somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading()
    {
        var links = MarkdownFile.All
            .SelectMany(page => Link().Matches(page.Prose).Select(match => (Page: page.Name, Target: match.Groups[1].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal)).ToList();

        links.Count.ShouldBeGreaterThan(50);
        links.Where(link => !Leads(link.Page, link.Target)).ShouldBeEmpty();
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#');
        var path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        var full = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), path));
        if (parts.Length == 1)
            return File.Exists(full) || Directory.Exists(full);
        return File.Exists(full)
            && Heading().Matches(File.ReadAllText(full).ReplaceLineEndings("\n")).Any(match => Anchor(match.Groups[1].Value) == parts[1]);
    }

    // As GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static string Anchor(string heading) => Punctuation().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
