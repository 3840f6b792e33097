namespace OrderStatusFlow.Settings;

/// <summary>Names the configuration section of an options class. Only the product uses the section, so other names in it are
/// misspelt.</summary>
/// <param name="name">The section, such as <c>Runs</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HostSettingSectionAttribute(string name) : Attribute
{
    /// <summary>The section.</summary>
    public string Name => name;
}
