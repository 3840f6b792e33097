using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Access;

/// <summary>A key of the product, without its secret.</summary>
/// <param name="Id">The id, which is part of the key.</param>
/// <param name="Name">The name, which logs show.</param>
/// <param name="Role">The role that the key grants.</param>
/// <param name="Flow">The only flow that the key opens; null for all flows.</param>
/// <param name="Created">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="LastUsed">When it was last used, to about a minute; null if it was never used.</param>
public sealed record AccessKey(
    string Id, string Name, Role Role, string? Flow, DateTimeOffset Created, string CreatedBy, DateTimeOffset? LastUsed)
{
    /// <summary>The beginning of the key, to recognize it.</summary>
    public string Prefix => $"{KeyText.Mark}{Id}";

    internal Caller Caller => new(Name, Role, Flow is null ? null : FlowName.Parse(Flow));
}
