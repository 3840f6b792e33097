using System.Reflection;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>Every setting of the code is in <c>docs/reference.md</c>, with its default and its allowed values.</summary>
public sealed class SettingsTableTests
{
    private const string Update = "UPDATE_DOCS=1 dotnet test OrderStatusFlow.Tests -- --filter-class \"*SettingsTableTests\"";

    [Fact]
    public void The_page_shows_the_settings_of_the_code()
    {
        var page = File.ReadAllText(SettingsTable.File);
        var written = SettingsTable.Written(page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(SettingsTable.File, page = written);

        page.ShouldBe(written, $"docs/reference.md is out of date. To update it: {Update}");
    }

    [Fact]
    public void Every_class_with_settings_is_in_the_table() =>
        SettingsTable.Classes.Select(options => options.Assembly).Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetProperties().Any(property => property.GetCustomAttribute<HostSettingAttribute>() is not null))
            .ShouldBe(SettingsTable.Classes, ignoreOrder: true);

    [Fact]
    public void A_meaning_contains_no_second_default() =>
        SettingsTable.Classes.SelectMany(HostSetting.Of).Where(setting => SettingsTable.Meaning(setting).Contains("default:", StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();
}
