using System.Collections.Concurrent;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Keeps what was loaded, within a size, until nobody has asked for it for a while. Many who ask at once share one load. Safe on many threads.</summary>
/// <remarks>What it drops is loaded again when it is asked for, so a caller may not rely on getting the same object twice.</remarks>
/// <param name="maxSize">The sum of the sizes of all values, at most.</param>
/// <param name="unused">How long a value is kept after it was last asked for.</param>
/// <param name="size">The size of a value; 1 each when null.</param>
internal sealed class AsyncCache<TKey, TValue>(long maxSize, TimeSpan unused, Func<TValue, long>? size = null) : IDisposable
    where TKey : notnull
    where TValue : class
{
    private readonly BoundedCache<TKey, TValue> kept = new(maxSize, unused, size);
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TValue>>> loading = new();

    /// <summary>How many values it keeps now.</summary>
    public int Count => kept.Count;

    /// <summary>The value of a key, loaded when it is not kept. A load that fails is tried again by whoever asks next.</summary>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> load) =>
        Find(key) is { } value ? Task.FromResult(value) : loading.GetOrAdd(key, _ => new Lazy<Task<TValue>>(() => LoadAsync(key, load))).Value;

    /// <summary>The value of a key; null when it is not kept.</summary>
    public TValue? Find(TKey key) => kept.TryGet(key, out var value) ? value : null;

    /// <summary>Drops a value.</summary>
    public void Remove(TKey key) => kept.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    private async Task<TValue> LoadAsync(TKey key, Func<Task<TValue>> load)
    {
        try
        {
            // Another load may have ended after the caller looked.
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
