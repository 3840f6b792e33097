using System.Reflection;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Api.Settings;

/// <summary>A registered options class.</summary>
internal sealed class HostSettingsClass
{
    public HostSettingsClass(Type type)
    {
        Section = type.GetCustomAttribute<HostSettingSectionAttribute>()?.Name;
        Type = type;
        Settings = HostSetting.Of(type);
        Names = [.. Settings.Select(setting => NameIn(setting.Key)).OfType<string>()];
        FormerNames = [.. Settings.Select(setting => NameIn(setting.FormerKey)).OfType<string>()];
    }

    public Type Type { get; }

    public IReadOnlyList<HostSetting> Settings { get; }

    /// <summary>The section of its settings; null if they are settings of the platform.</summary>
    public string? Section { get; }

    /// <summary>The names of its settings in the section.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of earlier releases in the section.</summary>
    public IReadOnlyList<string> FormerNames { get; }

    private string? NameIn(string? key) => Section is not null && key?.StartsWith($"{Section}:", StringComparison.Ordinal) == true
        ? key[(Section.Length + 1)..] : null;
}
