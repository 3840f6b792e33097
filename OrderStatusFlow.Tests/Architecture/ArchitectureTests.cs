using System.Text.RegularExpressions;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>Core's folders and the projects depend on each other in one direction, and docs/architecture.md shows how.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void A_folder_of_Core_uses_only_folders_below_it()
    {
        FolderGraph.Folders().Where(folder => FolderOrder.RowOf(folder) < 0).ShouldBeEmpty("Give a new folder of Core its row in FolderOrder.");
        var uses = FolderGraph.Read();

        uses.Count.ShouldBeGreaterThan(20);
        FolderOrder.Violations(uses).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Net", "Runs")]
    [InlineData("Erp", "Omnitron")]
    public void A_use_upward_or_sideways_is_a_violation(string from, string to) => FolderOrder.Violations([new FolderUse(from, to, "A uses B")]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("Jolt")]
    [InlineData("Expressions")]
    [InlineData("Scripting")]
    public void A_library_uses_no_project_but_Primitives(string library) =>
        ArchitecturePage.Projects().Where(use => use.From == library).Select(use => use.To).ShouldBe(["Primitives"]);

    [Fact]
    public void The_page_shows_the_dependencies_of_the_code()
    {
        var page = File.ReadAllText(ArchitecturePage.File);
        var drawn = ArchitecturePage.Drawn(page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(ArchitecturePage.File, page = drawn);

        page.ShouldBe(drawn, $"docs/architecture.md is out of date. To update it: {ArchitecturePage.Update}");
    }

    [Fact]
    public void Every_link_of_the_page_leads_to_a_file()
    {
        var links = Link().Matches(File.ReadAllText(ArchitecturePage.File)).Select(link => link.Groups[1].Value).ToList();

        links.Count.ShouldBeGreaterThan(10);
        links.Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(ArchitecturePage.File)!, link))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
