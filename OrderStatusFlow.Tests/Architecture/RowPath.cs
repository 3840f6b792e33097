using System.Text.RegularExpressions;
using Mono.Cecil;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>The classes that a posted order passes through, as <c>docs/architecture.md</c> lists them, and what each uses according to the compiled assemblies.</summary>
internal static partial class RowPath
{
    /// <summary>The classes in the order of the page.</summary>
    public static IReadOnlyList<PathClass> Read()
    {
        var page = File.ReadAllText(ArchitecturePage.File);
        var links = Link().Matches(Section().Match(page).Value).Select(link => (Project: link.Groups[1].Value, Name: link.Groups[2].Value)).ToList();
        var types = links.Select(link => link.Project).Distinct().SelectMany(Types).ToLookup(type => type.Name);
        return [.. links.Select(link => new PathClass(link.Name, Used(types[link.Name].Single()), [.. types[link.Name].Single().Interfaces.Select(i => i.InterfaceType.Name)]))];
    }

    private static IEnumerable<TypeDefinition> Types(string project) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll")).Types;

    // The compiler moves lambdas and asynchronous code to nested types.
    private static HashSet<string> Used(TypeDefinition type) => [.. WithNested(type).SelectMany(UsedTypes.Of).Select(used => used.Name)];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    [GeneratedRegex(@"### From POST /outbound.*?(?=\n\nWhen all rows)", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\]\(\.\./(OrderStatusFlow\.\w+)/[\w/]*?(\w+)\.cs\)")]
    private static partial Regex Link();
}

/// <summary>A class on the path.</summary>
/// <param name="Name">The name.</param>
/// <param name="Uses">The names of the types that it uses.</param>
/// <param name="Interfaces">The names of the interfaces that it implements.</param>
internal sealed record PathClass(string Name, IReadOnlySet<string> Uses, IReadOnlyList<string> Interfaces);
