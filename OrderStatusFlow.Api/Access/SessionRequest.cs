namespace OrderStatusFlow.Api.Access;

/// <summary>A login with a key.</summary>
/// <param name="Key">The key.</param>
public sealed record SessionRequest(string? Key = null)
{
    /// <summary>Returns a fixed text, never the key.</summary>
    public override string ToString() => "(key)";
}

/// <summary>A session that has begun. Its cookie is sent with each request of the browser.</summary>
/// <param name="Name">The name of the caller.</param>
/// <param name="Role">The role of the caller.</param>
/// <param name="Flow">The only flow that the caller may reach; null for all flows.</param>
/// <param name="Expires">When the session expires. It also ends when its key is revoked.</param>
public sealed record SessionResponse(string Name, Role Role, string? Flow, DateTimeOffset Expires);
