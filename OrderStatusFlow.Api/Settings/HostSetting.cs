using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Api.Settings;

/// <summary>A setting of the host: a property with <see cref="HostSettingAttribute"/>.</summary>
public sealed class HostSetting
{
    private readonly HostSettingAttribute attribute;
    private readonly ValidationAttribute[] rules;

    private HostSetting(PropertyInfo property, HostSettingAttribute attribute)
    {
        (Property, this.attribute) = (property, attribute);
        rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        Key = attribute.Key ?? $"{property.DeclaringType!.GetCustomAttribute<HostSettingSectionAttribute>()!.Name}:{property.Name}";
    }

    /// <summary>The property that the setting sets.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The configuration key, such as <c>Runs:MaxAttempts</c>.</summary>
    public string Key { get; }

    /// <summary>The name as an environment variable, such as <c>Runs__MaxAttempts</c>.</summary>
    public string Name => NameOf(Key);

    /// <summary>The key of an earlier release; null for none.</summary>
    public string? FormerKey => attribute.FormerKey;

    /// <summary>True if the value must not be shown.</summary>
    public bool IsSecret => attribute.IsSecret;

    /// <summary>The allowed values, such as "a whole number from 1 to 100"; null if every text is allowed.</summary>
    public string? Allowed => SettingText.Allowed(Property.PropertyType, rules);

    /// <summary>Returns the settings of an options class, in the order of its properties.</summary>
    public static IReadOnlyList<HostSetting> Of(Type options) =>
    [
        .. from property in options.GetProperties()
           let attribute = property.GetCustomAttribute<HostSettingAttribute>()
           where attribute is not null
           select new HostSetting(property, attribute),
    ];

    /// <summary>Returns a key as an environment variable.</summary>
    public static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Returns the value that is set, fit to be shown: without the user information and the query of a URL. Null if it is not set;
    /// <c>***</c> for a secret.</summary>
    internal string? ShownIn(IConfiguration configuration) => Find(configuration).Text is not { } text ? null
        : IsSecret ? "***" : SettingText.Redact(Property.PropertyType, text);

    /// <summary>Returns the default as text; null for no default.</summary>
    /// <param name="options">Options without this setting.</param>
    public string? DefaultIn(object options) => attribute.DefaultText ?? SettingText.Format(Property.GetValue(options));

    /// <summary>Sets the property if the setting has a valid value. An empty value counts as not set.</summary>
    internal void Apply(IConfiguration configuration, object options)
    {
        if (Find(configuration).Text is { } text && Parse(text) is { } value)
            Property.SetValue(options, value);
    }

    /// <summary>Describes an invalid value.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="options">The options after <see cref="Apply"/>, which leaves the default in place of an invalid value.</param>
    /// <returns>A sentence with the setting, its value unless it is a secret, and the allowed values; null if it is valid.</returns>
    internal string? FindError(IConfiguration configuration, object options)
    {
        var (key, text) = Find(configuration);
        if (text is null || Parse(text) is not null)
            return null;
        var problem = attribute.IsSecret ? "has an invalid value" : $"is '{SettingText.Redact(Property.PropertyType, text)}'";
        var remedy = DefaultIn(options) is { } standard ? $"remove it to use the default, {standard}" : "remove it";
        return $"The setting {NameOf(key)} {problem}: set it to {Allowed}, or {remedy}.";
    }

    private (string Key, string? Text) Find(IConfiguration configuration)
    {
        if (Text(Key) is { } text)
            return (Key, text);
        return FormerKey is { } former ? (former, Text(former)) : (Key, null);

        string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
    }

    private object? Parse(string text) =>
        SettingText.Parse(Property.PropertyType, text) is { } value && rules.All(rule => rule.IsValid(value)) ? value : null;
}
