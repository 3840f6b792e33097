using System.Globalization;

namespace OrderStatusFlow;

/// <summary>A number with its noun, for messages.</summary>
internal static class Quantity
{
    /// <summary>Returns a number with its noun, such as <c>1 item</c> or <c>3 items</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for zero and for more than one; null to add an s to the other.</param>
    public static string Of(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? $"{one}s")}");
}
