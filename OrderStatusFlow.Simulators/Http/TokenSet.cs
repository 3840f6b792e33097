using System.Security.Cryptography;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>Issued tokens with their expiry.</summary>
internal sealed class TokenSet(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    public static string NewToken() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    public void Add(string token, TimeSpan? lifetime)
    {
        DateTimeOffset expiry = lifetime is { } span ? time.GetUtcNow() + span : DateTimeOffset.MaxValue;
        lock (_gate) _expiries[token] = expiry;
    }

    public bool IsValid(string token)
    {
        lock (_gate) return _expiries.TryGetValue(token, out DateTimeOffset expiry) && expiry > time.GetUtcNow();
    }

    /// <summary>Removes a token. True if it was valid.</summary>
    public bool Use(string token)
    {
        lock (_gate) return _expiries.Remove(token, out DateTimeOffset expiry) && expiry > time.GetUtcNow();
    }

    public void ExpireAll()
    {
        lock (_gate) _expiries.Clear();
    }
}
