namespace OrderStatusFlow.Api.Access;

/// <summary>A key to create.</summary>
/// <param name="Name">The name, up to 100 characters. Logs and the log of changes show it.</param>
/// <param name="Role">The role that the key grants.</param>
/// <param name="Flow">The only flow that the key opens: it reads this flow, its runs, errors, alarms and orders, and with the role operate starts its
/// runs. Null for all flows.</param>
public sealed record KeyRequest(string? Name = null, Role? Role = null, string? Flow = null)
{
    /// <summary>The maximum length of a name in characters.</summary>
    internal const int MaxNameLength = 100;
}

/// <summary>A key that was created.</summary>
/// <param name="Id">The id, with which it is revoked.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The role that it grants.</param>
/// <param name="Flow">The only flow that it opens; null for all flows.</param>
/// <param name="Key">The key. It is stored as a hash only, so it cannot be read again.</param>
public sealed record KeyCreated(string Id, string Name, Role Role, string? Flow, string Key)
{
    /// <summary>Returns the id, never the key.</summary>
    public override string ToString() => Id;
}

/// <summary>The keys, oldest first.</summary>
/// <param name="Items">The keys.</param>
public sealed record KeyList(IReadOnlyList<AccessKey> Items);
