using System.Reflection;

namespace OrderStatusFlow.Api;

/// <summary>The version of the product.</summary>
internal static class ProductVersion
{
    /// <summary>Such as <c>1.2.0</c>.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
