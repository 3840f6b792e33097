namespace OrderStatusFlow.Jolt;

/// <summary>An entry of a remove spec.</summary>
/// <param name="Element">A literal key or a key with stars.</param>
/// <param name="Children">The nested entries; null for an entry that removes.</param>
internal sealed record RemoveNode(PathElement Element, IReadOnlyList<RemoveNode>? Children);
