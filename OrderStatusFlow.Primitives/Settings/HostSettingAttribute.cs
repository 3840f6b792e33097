namespace OrderStatusFlow.Settings;

/// <summary>Marks a property of an options class that a host's setting sets. Its initial value is the default; validation attributes
/// give the allowed values; the summary of its doc comment is the text in <c>docs/reference.md</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HostSettingAttribute : Attribute
{
    /// <summary>The configuration key, sections separated by colons. The default is the section of
    /// <see cref="HostSettingSectionAttribute"/> and the property's name.</summary>
    public string? Key { get; set; }

    /// <summary>The key of an earlier release, which is read if <see cref="Key"/> is not set; null for none.</summary>
    public string? FormerKey { get; set; }

    /// <summary>True if no message may contain the value.</summary>
    public bool IsSecret { get; set; }

    /// <summary>Describes a default that depends on the machine; null for a constant.</summary>
    public string? DefaultText { get; set; }
}
