using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>A page of the documentation.</summary>
/// <param name="Name">The path below the repository's folder, with slashes.</param>
/// <param name="Text">The content.</param>
internal sealed partial record MarkdownFile(string Name, string Text)
{
    private static readonly string Root = RepositoryRoot.Find();

    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Directory.GetFiles(Root, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    public static MarkdownFile Named(string name) => All.Single(file => file.Name == name);

    /// <summary>The fenced blocks, with the language after the fence, in order.</summary>
    public IEnumerable<(string Language, string Content)> Blocks =>
        Fence().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The commands of all <c>sh</c> blocks, one a line, in order.</summary>
    public IEnumerable<string> Commands =>
        Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text without its fenced blocks.</summary>
    public string Prose => Fence().Replace(Text, "");

    private static MarkdownFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"));

    [GeneratedRegex(@"^```([^\n]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
