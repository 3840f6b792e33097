using System.Text.RegularExpressions;
using Mono.Cecil;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>Which folder of Core uses which other: what the compiler wrote in the assembly, and the <c>using</c> lines of the sources, since constants leave no trace in it.</summary>
internal static partial class FolderGraph
{
    public const string Core = "OrderStatusFlow.Core";

    public static IReadOnlyList<FolderUse> Read() =>
        [.. OfAssembly().Concat(OfSources()).Where(use => use.From != use.To).DistinctBy(use => (use.From, use.To)).OrderBy(use => use.From, StringComparer.Ordinal)
            .ThenBy(use => use.To, StringComparer.Ordinal)];

    public static IReadOnlyList<string> Folders() =>
        [.. Sources().Select(file => FolderOf(Namespace().Match(File.ReadAllText(file)).Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<FolderUse> OfAssembly()
    {
        using var module = ModuleDefinition.ReadModule(typeof(FlowReader).Assembly.Location);
        foreach (var type in module.GetTypes().Where(type => NamespaceOf(type).StartsWith(Core, StringComparison.Ordinal)))
        {
            foreach (var used in UsedTypes.Of(type).Where(used => NamespaceOf(used).StartsWith(Core, StringComparison.Ordinal)))
                yield return new FolderUse(FolderOf(NamespaceOf(type)), FolderOf(NamespaceOf(used)), $"{type.Name} uses {used.Name}");
        }
    }

    private static IEnumerable<FolderUse> OfSources()
    {
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            foreach (Match line in Using().Matches(text))
                yield return new FolderUse(FolderOf(Namespace().Match(text).Groups[1].Value), FolderOf(line.Groups[1].Value), $"{Path.GetFileName(file)} has '{line.Value.Trim()}'");
        }
    }

    private static IEnumerable<string> Sources()
    {
        var root = Path.Combine(RepositoryRoot.Find(), Core);
        string[] built = [Path.Combine(root, "obj"), Path.Combine(root, "bin")];
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => !built.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));
    }

    private static string FolderOf(string space) => space.Split('.') is [_, _, var folder, ..] ? folder : Core;

    private static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Namespace;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (OrderStatusFlow\.Core\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}

/// <summary>A folder uses another.</summary>
/// <param name="From">The one that uses.</param>
/// <param name="To">The one that is used.</param>
/// <param name="Example">One place where it does.</param>
internal sealed record FolderUse(string From, string To, string Example);
