namespace OrderStatusFlow.Api.Access;

/// <summary>Why a key or a session was refused. Authentication returns it as a result, and nothing throws it.</summary>
internal sealed class RefusedKeyException(string message) : Exception(message)
{
    /// <summary>True if the address sent too many wrong keys.</summary>
    public bool IsTooMany { get; init; }

    /// <summary>True if the session has ended.</summary>
    public bool EndsSession { get; init; }
}
