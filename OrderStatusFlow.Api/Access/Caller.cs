using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Access;

/// <summary>The caller of a request.</summary>
/// <param name="Name">The name of the person, app or key. Logs and the log of changes show it.</param>
/// <param name="Role">The highest role of the caller.</param>
/// <param name="Flow">The only flow that the caller may reach; null for all flows.</param>
public sealed record Caller(string Name, Role Role, FlowName? Flow = null)
{
    /// <summary>True if the name distinguishes this caller from others; false for callers that share a key or need none.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>The name of a caller that has one of its own, or another text.</summary>
    /// <param name="otherwise">The text for a caller whose name says nothing.</param>
    public string NameOr(string otherwise) => IsNamed ? Name : otherwise;
}
