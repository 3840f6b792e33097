using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>Pages, messages, doc comments and the Python sources avoid the phrases of <c>docs/style/banned-phrases.txt</c>.</summary>
public sealed class PhraseTests
{
    private const string Advice = "docs/style/banned-phrases.txt lists what to avoid, and words in its place";
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly Regex Banned =
        new($@"\b(?:{string.Join('|', Lines("banned-phrases.txt").Select(InEitherCase))})\b", RegexOptions.CultureInvariant);

    [Fact]
    public void No_page_uses_a_banned_phrase() =>
        MarkdownFile.All.Where(page => page.Name != "THIRD-PARTY-NOTICES.md")
            .SelectMany(page => page.Text.Split('\n').Select((line, index) => (Where: $"{page.Name}:{index + 1}", Line: line)))
            .Where(line => Banned.IsMatch(line.Line)).ShouldBeEmpty();

    [Fact]
    public void No_message_and_no_doc_comment_uses_a_banned_phrase() =>
        Sources("*.cs").SelectMany(file => Found(file, SourceText.WordsForPeople)).ShouldBeEmpty(Advice);

    // Whole lines: no code of Python has one of the phrases.
    [Fact]
    public void No_Python_source_uses_a_banned_phrase() =>
        Sources("*.py").SelectMany(file => Found(file, lines => lines.Select((text, index) => (index + 1, text)))).ShouldBeEmpty(Advice);

    private static IEnumerable<string> Found(string file, Func<IReadOnlyList<string>, IEnumerable<(int Line, string Text)>> texts) =>
        texts(File.ReadAllLines(Path.Combine(Root, file)))
            .Where(found => Banned.IsMatch(found.Text)).Select(found => $"{file}:{found.Line} {found.Text.Trim()}");

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.GetDirectories(Root, "OrderStatusFlow.*")
            .SelectMany(project => Directory.GetFiles(project, pattern, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj"));

    // "Is none" and "is none", but not Python's "is None".
    private static string InEitherCase(string phrase) => $"(?i:{phrase[0]}){Regex.Escape(phrase[1..])}";

    private static string[] Lines(string file) =>
    [
        .. File.ReadAllLines(Path.Combine(Root, "docs", "style", file))
            .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'),
    ];
}
