namespace OrderStatusFlow.Jolt;

/// <summary>One line of a remove spec.</summary>
/// <param name="Element">A literal or a key with stars.</param>
/// <param name="Children">Null for a line that removes.</param>
internal sealed record RemoveNode(PathElement Element, IReadOnlyList<RemoveNode>? Children);
