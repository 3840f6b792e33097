using System.Collections.Concurrent;

namespace OrderStatusFlow.Erp;

/// <summary>The newest refresh tokens of this process, where a system hands out a new one with each use.</summary>
internal sealed class RefreshTokens
{
    private readonly ConcurrentDictionary<string, string> newest = new(StringComparer.Ordinal);

    public string Newest(string key, string configured) => newest.GetValueOrDefault(key, configured);

    public void Renew(string key, string token) => newest[key] = token;
}
