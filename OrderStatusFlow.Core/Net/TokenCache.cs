using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Net;

/// <summary>Access tokens shared by all rows and runs of this process: fetched once, by one caller, however many ask.</summary>
/// <remarks>
/// Only memory holds them. A failed login is not kept as a token, but it is answered to everybody who waited for it, and again for
/// <see cref="FailureRest"/>: a burst of rows must not become a burst of logins that locks the account.
/// </remarks>
/// <param name="clock">Tells when a token expires.</param>
public sealed class TokenCache(TimeProvider clock) : IDisposable
{
    /// <summary>How long a refused login is answered from memory.</summary>
    public static TimeSpan FailureRest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How many logins are remembered, at most.</summary>
    internal const int MaxLogins = 10_000;

    private readonly Lock changing = new();
    private readonly BoundedCache<string, Entry> entries = new(MaxLogins, TimeSpan.FromDays(1));

    /// <summary>How many logins are remembered now.</summary>
    internal int Count => entries.Count;

    /// <summary>The token under a key, logging in when there is none, or when it has expired.</summary>
    /// <param name="key">Names the login: system, user and a fingerprint of everything else that makes it different.</param>
    /// <param name="login">Logs in. It runs once for all who wait, and is not ended when one of them gives up.</param>
    /// <param name="cancellation">Ends the wait of this caller only.</param>
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

    /// <summary>Forgets a token that the other side refused; a newer one under the same key stays.</summary>
    public void Refused(string key, AccessToken token)
    {
        lock (changing)
        {
            if (entries.TryGet(key, out var entry) && entry.Holds(token))
                entries.Remove(key);
        }
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

/// <summary>A token and how long it may be used.</summary>
/// <param name="Value">The token itself: a secret.</param>
/// <param name="ExpiresAt">Null when the other side did not say.</param>
public sealed record AccessToken(string Value, DateTimeOffset? ExpiresAt)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => "(token)";
}
