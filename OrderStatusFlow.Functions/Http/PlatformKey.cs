using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.Functions.Http;

/// <summary>A key of the Functions host that the request has.</summary>
/// <param name="Name">The kind of key.</param>
/// <param name="Role">What it grants at the functions that require it.</param>
internal sealed record PlatformKey(string Name, Role Role)
{
    /// <summary>A key of the app or of a function. It opens functions that start runs or read one.</summary>
    public static PlatformKey Function { get; } = new("function key", Role.Operate);

    /// <summary>The host's <c>_master</c> key.</summary>
    public static PlatformKey Master { get; } = new("master key", Role.Admin);
}
