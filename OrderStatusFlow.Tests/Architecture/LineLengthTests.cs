using System.Globalization;
using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>Lines fit the limits of <c>.editorconfig</c>. Exempt are lines that a single literal makes too long: regular expressions, raw strings and the
/// data of tests.</summary>
public sealed partial class LineLengthTests
{
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly int[] Limits = [.. File.ReadLines(Path.Combine(Root, ".editorconfig"))
        .Where(line => line.StartsWith("max_line_length", StringComparison.Ordinal)).Select(line => int.Parse(line.Split('=')[1], CultureInfo.InvariantCulture))];

    [Fact]
    public void No_line_exceeds_the_limit() =>
        TooLong().ShouldBeEmpty($"Wrap the lines that have more than {Limits[0]} characters, or {Limits[1]} in tests.");

    [Theory]
    [InlineData("    var a = 1;", false)]
    [InlineData("    [InlineData(\"LITERAL\")]", true)]
    [InlineData("    Call(first, \"short\", second);", false)]
    public void Only_a_long_literal_is_exempt(string line, bool exempt) =>
        IsOneLiteral(line.Replace("LITERAL", new string('x', 120), StringComparison.Ordinal), Limits[1]).ShouldBe(exempt);

    private static IEnumerable<string> TooLong() =>
        from project in Directory.GetDirectories(Root, "OrderStatusFlow.*")
        from path in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !file.Split('/').Any(folder => folder is "bin" or "obj")
        let limit = file.Contains("Tests", StringComparison.Ordinal) ? Limits[1] : Limits[0]
        from line in File.ReadLines(path).Index()
        where line.Item.Length > limit && !IsOneLiteral(line.Item, limit)
        select $"{file}({line.Index + 1}): {line.Item.Length} characters";

    private static bool IsOneLiteral(string line, int limit) => line.Contains("[GeneratedRegex(", StringComparison.Ordinal)
        || line.Contains("\"\"\"", StringComparison.Ordinal)
        || (limit == Limits[1] && Literal().Matches(line).Any(literal => literal.Length >= 60));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literal();
}
