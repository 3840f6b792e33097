using OrderStatusFlow.Core.Caching;

namespace OrderStatusFlow.Core.Net;

/// <summary>Caches access tokens for all rows and runs of this process. Concurrent callers share one login.</summary>
/// <remarks>
/// Tokens are kept in memory only. A failed login is returned to every waiter and cached for <see cref="FailureRest"/>, so that
/// a burst of rows cannot lock the account. Thread-safe.
/// </remarks>
/// <param name="clock">The clock for token expiry.</param>
public sealed class TokenCache(TimeProvider clock) : IDisposable
{
    /// <summary>How long a failed login is cached.</summary>
    public static TimeSpan FailureRest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum number of cached logins.</summary>
    internal const int MaxLogins = 10_000;

    private readonly Lock changing = new();
    private readonly BoundedCache<string, Entry> entries = new(MaxLogins, TimeSpan.FromDays(1));

    /// <summary>The number of cached logins.</summary>
    internal int Count => entries.Count;

    /// <summary>Returns the token of a key. Logs in if there is no token or it has expired.</summary>
    /// <param name="key">Identifies the login: system, user and a fingerprint of all other login settings.</param>
    /// <param name="login">Logs in. It runs once for all waiters and is not cancelled when one of them cancels.</param>
    /// <param name="cancellation">Cancels the wait of this caller only.</param>
    public Task<Result<AccessToken>> GetAsync(string key, Func<Task<Result<AccessToken>>> login, CancellationToken cancellation)
    {
        lock (changing)
        {
            if (!entries.TryGet(key, out var entry) || entry.IsStale(clock.GetUtcNow()))
            {
                entry = new Entry(login);
                entries.Set(key, entry);
            }

            return entry.Token(clock).WaitAsync(cancellation);
        }
    }

    /// <summary>Removes a token that the other side rejected. A newer token of the same key stays.</summary>
    public void Refused(string key, AccessToken token)
    {
        lock (changing)
        {
            if (entries.TryGet(key, out var entry) && entry.Holds(token))
                entries.Remove(key);
        }
    }

    /// <summary>Removes the token or the failure of a key, because the login has changed.</summary>
    public void Forget(string key)
    {
        lock (changing)
            entries.Remove(key);
    }

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();

    private sealed class Entry(Func<Task<Result<AccessToken>>> login)
    {
        private readonly Lock gate = new();
        private Task<Result<AccessToken>>? token;
        private long staleAtTicks = long.MaxValue;

        public Task<Result<AccessToken>> Token(TimeProvider clock)
        {
            lock (gate)
                return token ??= Login(clock);
        }

        public bool IsStale(DateTimeOffset now) => Volatile.Read(ref staleAtTicks) <= now.UtcTicks;

        public bool Holds(AccessToken refused) =>
            token is { IsCompletedSuccessfully: true, Result: { Succeeded: true, Value: var held } } && held == refused;

        private async Task<Result<AccessToken>> Login(TimeProvider clock)
        {
            await Task.Yield();
            try
            {
                var result = await login();
                var staleAt = result.Succeeded ? result.Value.ExpiresAt : clock.GetUtcNow() + FailureRest;
                Volatile.Write(ref staleAtTicks, staleAt?.UtcTicks ?? long.MaxValue);
                return result;
            }
            catch
            {
                Volatile.Write(ref staleAtTicks, 0);
                throw;
            }
        }
    }
}

/// <summary>An access token and its expiry.</summary>
/// <param name="Value">The token, which is a secret.</param>
/// <param name="ExpiresAt">The expiry; null if the other side gave none.</param>
public sealed record AccessToken(string Value, DateTimeOffset? ExpiresAt)
{
    /// <summary>Returns a fixed text, never the token.</summary>
    public override string ToString() => "(token)";
}
