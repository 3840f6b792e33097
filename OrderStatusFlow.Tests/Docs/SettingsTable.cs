using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Demo;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>The table of settings in <c>docs/reference.md</c>: names, defaults and allowed values from the options classes, the meaning
/// from the doc comments.</summary>
internal static partial class SettingsTable
{
    private const string Start = "<!-- settings: start -->\n";
    private const string End = "\n<!-- settings: end -->";

    /// <summary>The options classes, in the order of the table.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
    [
        typeof(StorageOptions), typeof(ApiOptions), typeof(AccessOptions), typeof(LocalHostOptions), typeof(NetOptions), typeof(RunRetryOptions), typeof(AlarmOptions),
        typeof(DryRunOptions), typeof(RetentionOptions), typeof(CPythonOptions),
        typeof(IronPythonSettings), typeof(AzuriteOptions), typeof(TelemetryOptions), typeof(DemoOptions),
    ];

    public static string File { get; } = Path.Combine(RepositoryRoot.Find(), "docs", "reference.md");

    /// <summary>The page with its table written anew.</summary>
    public static string Written(string page)
    {
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidDataException($"{File} has no markers '{Start.Trim()}' and '{End.Trim()}'.");
        return page[..(from + Start.Length)] + Table() + page[to..];
    }

    /// <summary>The meaning of a setting: the summary of its property.</summary>
    public static string Meaning(HostSetting setting) => Space().Replace(Markdown(Members(setting.Property.DeclaringType!.Assembly.Location)
        .Single(member => (string?)member.Attribute("name") == $"P:{setting.Property.DeclaringType.FullName}.{setting.Property.Name}")
        .Element("summary")!), " ").Trim();

    private static string Table()
    {
        var text = new StringBuilder("| setting | meaning | default | allowed |\n| --- | --- | --- | --- |");
        foreach (var options in Classes)
        {
            var defaults = Activator.CreateInstance(options)!;
            foreach (var setting in HostSetting.Of(options))
                text.Append(CultureInfo.InvariantCulture, $"\n| `{setting.Name}` | {Meaning(setting)} | {Default(setting, defaults)} | {setting.Allowed} |");
        }

        return text.ToString();
    }

    private static string? Default(HostSetting setting, object defaults) => setting.DefaultIn(defaults) is not { } text ? null
        : text == SettingText.Format(setting.Property.GetValue(defaults)) ? $"`{text}`" : text;

    private static IEnumerable<XElement> Members(string assembly) => XDocument.Load(Path.ChangeExtension(assembly, ".xml")).Descendants("member");

    private static string Markdown(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } link when link.Attribute("href") is { } url => $"[{link.Value}]({url.Value})",
        XElement { Name.LocalName: "see" } member => $"`{member.Attribute("cref")!.Value.Split('.')[^1]}`",
        XElement other => Markdown(other),
        XText text => text.Value,
        _ => "",
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
