using OrderStatusFlow.Core.Caching;

namespace OrderStatusFlow.Core.Net;

/// <summary>Keeps an HTTP client for each <see cref="ClientIdentity"/>, because a connection must not be shared between identities.</summary>
/// <param name="create">Creates a client.</param>
public sealed class IdentityClients(Func<ClientIdentity, HttpClient> create) : IDisposable
{
    private const int MaxClients = 200;

    private readonly Lock gate = new();
    private readonly BoundedCache<string, HttpClient> clients = new(MaxClients, TimeSpan.FromHours(6));

    /// <summary>Returns the client of an identity.</summary>
    /// <param name="key">A fingerprint of the identity.</param>
    /// <param name="identity">Creates the identity if there is no client yet.</param>
    public HttpClient For(string key, Func<ClientIdentity> identity)
    {
        lock (gate)
        {
            // An evicted client may have requests in flight, so it is not disposed. Its idle connections close by themselves.
            if (!clients.TryGet(key, out var client))
                clients.Set(key, client = create(identity()));
            return client;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => clients.Dispose();
}
