using System.Text;
using System.Xml.Linq;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary><c>docs/architecture.md</c>, and the graphs between its markers.</summary>
internal static class ArchitecturePage
{
    public const string Update = "UPDATE_DOCS=1 dotnet test OrderStatusFlow.Tests -- --filter-class \"*ArchitectureTests\"";

    public static string File { get; } = Path.Combine(RepositoryRoot.Find(), "docs", "architecture.md");

    /// <summary>The page with its graphs drawn anew.</summary>
    public static string Drawn(string page) => Replace(Replace(page, "projects", Mermaid(Projects())), "folders", Mermaid(FolderGraph.Read().Select(use => (use.From, use.To))));

    /// <summary>The projects' references, by the projects' files.</summary>
    public static IEnumerable<(string From, string To)> Projects() =>
        from file in Directory.EnumerateFiles(RepositoryRoot.Find(), "OrderStatusFlow.*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(file)
        where !name.EndsWith("Tests", StringComparison.Ordinal) && !name.EndsWith("Benchmarks", StringComparison.Ordinal)
        from reference in XDocument.Load(file).Descendants("ProjectReference")
        select (Short(name), Short(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));

    private static string Short(string project) => project["OrderStatusFlow.".Length..];

    private static string Mermaid(IEnumerable<(string From, string To)> uses)
    {
        var all = uses.ToHashSet();
        var text = new StringBuilder("```mermaid\ngraph TD\n");
        // What follows from longer ways is left out: the picture stays readable, and the order is the same.
        foreach (var (from, to) in all.Where(use => !all.Any(first => first.From == use.From && first.To != use.To && Reaches(all, first.To, use.To))).Order())
            text.Append("    ").Append(from).Append(" --> ").Append(to).Append('\n');
        return text.Append("```").ToString();
    }

    private static bool Reaches(HashSet<(string From, string To)> uses, string from, string to)
    {
        var (seen, next) = (new HashSet<string> { from }, new Queue<string>([from]));
        while (next.TryDequeue(out var at))
        {
            foreach (var use in uses.Where(use => use.From == at && seen.Add(use.To)))
                next.Enqueue(use.To);
        }

        return seen.Contains(to);
    }

    private static string Replace(string page, string name, string graph)
    {
        var (start, end) = ($"<!-- {name}: start -->\n", $"\n<!-- {name}: end -->");
        var (from, to) = (page.IndexOf(start, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidDataException($"{File} has no markers '{start.Trim()}' and '{end.Trim()}'.");
        return page[..(from + start.Length)] + graph + page[to..];
    }
}
