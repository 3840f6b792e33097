using System.Collections.Concurrent;

namespace OrderStatusFlow.Core.Caching;

/// <summary>Caches loaded values within a total size, with sliding expiration. Concurrent callers share one load. Thread-safe.</summary>
/// <remarks>An evicted value is loaded again on the next request, so callers must not rely on getting the same object twice.</remarks>
/// <param name="maxSize">The maximum sum of the sizes of all values.</param>
/// <param name="unused">How long an unused value is kept.</param>
/// <param name="size">Returns the size of a value. If null, each value has size 1.</param>
internal sealed class AsyncCache<TKey, TValue>(long maxSize, TimeSpan unused, Func<TValue, long>? size = null) : IDisposable
    where TKey : notnull
    where TValue : class
{
    private readonly BoundedCache<TKey, TValue> kept = new(maxSize, unused, size);
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TValue>>> loading = new();

    /// <summary>The number of cached values.</summary>
    public int Count => kept.Count;

    /// <summary>Returns the value of a key, loading it if it is not cached. A failed load is not cached; the next caller loads
    /// again.</summary>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> load) =>
        Find(key) is { } value ? Task.FromResult(value)
            : loading.GetOrAdd(key, _ => new Lazy<Task<TValue>>(() => LoadAsync(key, load))).Value;

    /// <summary>Returns the value of a key; null if it is not cached.</summary>
    public TValue? Find(TKey key) => kept.TryGet(key, out var value) ? value : null;

    /// <summary>Removes a value.</summary>
    public void Remove(TKey key) => kept.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    private async Task<TValue> LoadAsync(TKey key, Func<Task<TValue>> load)
    {
        try
        {
            // Another load may have finished after the caller's lookup.
            if (Find(key) is { } there)
                return there;
            var value = await load();
            kept.Set(key, value);
            return value;
        }
        finally
        {
            loading.TryRemove(key, out _);
        }
    }
}
