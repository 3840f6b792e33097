using System.Text.RegularExpressions;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Api;

/// <summary>The catalog of error codes has every code that the sources have, and no other.</summary>
public sealed partial class ErrorKindTests
{
    private static readonly string[] Libraries = ["Api", "Core", "Expressions", "Functions", "Jolt", "Primitives", "Scripting"];

    // Names of the same shape: attributes of a run, and a file.
    private static readonly string[] NoCodes = ["flow.version", "run.id", "host.lock", "page.number", "page.offset", "page.limit", "page.value", "error.type"];

    [Fact]
    public void The_catalog_has_the_codes_of_the_sources()
    {
        var used = Sources().SelectMany(source => Code().Matches(source)).Select(match => match.Groups[1].Value).Except(NoCodes)
            .Append("schedule").ToList();

        used.Count.ShouldBeGreaterThan(60);
        used.Except(ErrorKinds.All.Select(kind => kind.Code)).ShouldBeEmpty("Describe these codes in OrderStatusFlow.Api/Errors");
        ErrorKinds.All.Select(kind => kind.Code).Except(used).ShouldBeEmpty("No source has these codes any more");
    }

    [Fact]
    public void Each_kind_has_a_short_title_and_a_meaning_of_its_own()
    {
        ErrorKinds.All.Select(kind => kind.Title).ShouldBeUnique();
        ErrorKinds.All.ShouldAllBe(kind => kind.Title.Length > 10 && kind.Title.Length < 40 && !kind.Title.EndsWith('.'));
        ErrorKinds.All.ShouldAllBe(kind => kind.Meaning.EndsWith('.') && kind.Meaning.Length > kind.Title.Length);
    }

    private static IEnumerable<string> Sources() =>
        from library in Libraries
        from file in Directory.EnumerateFiles(
            Path.Combine(RepositoryRoot.Find(), $"OrderStatusFlow.{library}"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.EndsWith("ErrorKinds.cs", StringComparison.Ordinal) && !file.EndsWith("ChangeKinds.cs", StringComparison.Ordinal)
        select File.ReadAllText(file);

    [GeneratedRegex("\"((?:http|error|flow|run|dryrun|row|page|door|erp|omnitron|script|mapping|host|secret|engine|storage|net|write|expression|watermark|order|trigger|schedule)\\.[a-zA-Z]+)\"")]
    private static partial Regex Code();
}
