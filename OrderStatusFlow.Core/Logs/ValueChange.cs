using System.Text.Json;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A value of a JSON document that differs from the one before.</summary>
/// <param name="Path">The JSON path, such as <c>$.orderitem_set[id=1].status</c>. Items are compared by their id.</param>
/// <param name="From">The value before; null if there was none.</param>
/// <param name="To">The value now; null for a removed value.</param>
public sealed record ValueChange(string Path, JsonElement? From, JsonElement? To);
