using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api.Settings;

namespace OrderStatusFlow.Api.About;

/// <summary>A setting of the host.</summary>
/// <param name="Name">The name as an environment variable, such as <c>Runs__MaxAttempts</c>.</param>
/// <param name="IsSet">True if the setting has a value; otherwise its default applies.</param>
/// <param name="Value">The value, without the user information and the query of a URL. Null if it is not set; <c>***</c> for a
/// secret.</param>
/// <param name="Default">The default, or a description of it; null for none.</param>
/// <param name="Allowed">The allowed values; null if every text is allowed.</param>
public sealed record SystemSetting(string Name, bool IsSet, string? Value, string? Default, string? Allowed)
{
    internal static IReadOnlyList<SystemSetting> All(IEnumerable<HostSettingsClass> classes, IConfiguration configuration) =>
    [
        .. from options in classes.DistinctBy(options => options.Type)
           let defaults = Activator.CreateInstance(options.Type)
           from setting in options.Settings
           let value = setting.ShownIn(configuration)
           select new SystemSetting(setting.Name, value is not null, value, setting.DefaultIn(defaults), setting.Allowed),
    ];
}
