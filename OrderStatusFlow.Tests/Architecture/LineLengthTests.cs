using System.Globalization;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>Lines fit the limit of <c>.editorconfig</c>, but for the files that are not yet wrapped.</summary>
public sealed class LineLengthTests
{
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly int[] Limits = [.. File.ReadLines(Path.Combine(Root, ".editorconfig"))
        .Where(line => line.StartsWith("max_line_length", StringComparison.Ordinal)).Select(line => int.Parse(line.Split('=')[1], CultureInfo.InvariantCulture))];

    private static readonly string[] NotYetWrapped =
        [.. File.ReadAllLines(Path.Combine(Root, "docs", "style", "long-lines.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void No_line_exceeds_the_limit() => TooLong().Except(NotYetWrapped)
        .ShouldBeEmpty($"Wrap the lines that have more than {Limits[0]} characters, or {Limits[1]} in tests. Do not add files to docs/style/long-lines.txt.");

    [Fact]
    public void A_wrapped_file_leaves_the_list_of_files_that_are_not() =>
        NotYetWrapped.Except(TooLong()).ShouldBeEmpty("these files have no line over the limit any more: remove them from docs/style/long-lines.txt");

    private static int LimitOf(string path) => path.Contains("Tests", StringComparison.Ordinal) ? Limits[1] : Limits[0];

    private static IEnumerable<string> TooLong() => Directory.GetDirectories(Root, "OrderStatusFlow.*")
        .SelectMany(project => Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj"))
        .Where(path => File.ReadLines(Path.Combine(Root, path)).Any(line => line.Length > LimitOf(path)));
}
