using System.Net;
using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>The product builds, runs and deploys on Windows and macOS.</summary>
public sealed partial class PortabilityTests
{
    private static readonly string Root = RepositoryRoot.Find();

    [Fact]
    public void Code_for_one_system_asks_which_system_it_runs_on()
    {
        var found = Sources().Where(file => OneSystem().IsMatch(File.ReadAllText(file))).ToList();

        found.Count.ShouldBeGreaterThan(3, "The pattern finds nothing, so this test checks nothing.");
        found.Where(file => !Question().IsMatch(File.ReadAllText(file))).ShouldBeEmpty("These files use paths or functions of one system without asking OperatingSystem.");
    }

    [Theory]
    [InlineData("Process.Start(\"sh\")", true)]
    [InlineData("Process.Start(\"/bin/bash\")", true)]
    [InlineData("Path.Combine(\"/tmp\", name)", true)]
    [InlineData("File.ReadAllText($\"/proc/{id}/status\")", true)]
    [InlineData("[LibraryImport(\"libc\")]", true)]
    [InlineData("Path.Combine(Path.GetTempPath(), name)", false)]
    [InlineData("app.MapGet(\"/api/process\")", false)]
    public void The_pattern_finds_code_for_one_system(string code, bool found) => OneSystem().IsMatch(code).ShouldBe(found);

    [Fact]
    public void Every_hook_of_azd_has_a_form_for_Windows_and_one_for_others()
    {
        var hooks = Hook().Matches(File.ReadAllText(Path.Combine(Root, "azure.yaml")));

        hooks.Count.ShouldBeGreaterThan(0);
        foreach (Match hook in hooks)
        {
            hook.Value.ShouldContain("posix:\n          shell: sh\n");
            hook.Value.ShouldContain("windows:\n          shell: pwsh\n");
        }
    }

    [Fact]
    public void Commands_of_the_build_use_nothing_of_one_shell()
    {
        var commands = Directory.EnumerateFiles(Root, "*.targets", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)).Where(IsSource)
            .SelectMany(file => Exec().Matches(File.ReadAllText(file)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))).ToList();

        commands.Count.ShouldBeGreaterThan(0);
        commands.ShouldAllBe(command => ShellSyntax().Count(command) == 0);
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateDirectories(Root, "OrderStatusFlow.*").Where(project => !project.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)).Where(IsSource);

    private static bool IsSource(string file) => !BuildFolder().IsMatch(Path.GetRelativePath(Root, file));

    [GeneratedRegex("""
        "libc"|"(?:/tmp|/proc/|/dev/|/bin/|/usr/|/etc/)|"(?:sh|bash|cmd\.exe|cmd|powershell|pwsh)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OneSystem();

    [GeneratedRegex(@"OperatingSystem\.Is(Linux|Windows|MacOS)\(|\[SupportedOSPlatform\(")]
    private static partial Regex Question();

    [GeneratedRegex(@"(?<=hooks:\n)(?:      \w.*\n(?:        .*\n?)+)+")]
    private static partial Regex Hook();

    [GeneratedRegex("<Exec\\s[^>]*?Command=\"([^\"]+)\"")]
    private static partial Regex Exec();

    // Quotes that cmd.exe does not know, variables, sequences, and tools that Windows lacks.
    [GeneratedRegex(@"'|\$[A-Za-z{]|;|&|\b(?:rm|cp|mv|touch|cat|test|chmod)\b")]
    private static partial Regex ShellSyntax();

    [GeneratedRegex(@"(^|[/\\])(obj|bin|node_modules|\.[^/\\]+)[/\\]")]
    private static partial Regex BuildFolder();
}
