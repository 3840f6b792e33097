using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace OrderStatusFlow.Core.Caching;

/// <summary>Caches values within a total size, with sliding expiration. Thread-safe.</summary>
/// <remarks>A value may be evicted at any time, even immediately after it was set, so callers must be able to create it again.</remarks>
/// <param name="maxSize">The maximum sum of the sizes of all values.</param>
/// <param name="unused">How long an unused value is kept.</param>
/// <param name="size">Returns the size of a value. If null, each value has size 1.</param>
internal sealed class BoundedCache<TKey, TValue>(long maxSize, TimeSpan unused, Func<TValue, long>? size = null) : IDisposable
    where TKey : notnull
{
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = maxSize });

    /// <summary>The number of cached values.</summary>
    public int Count => kept.Count;

    /// <summary>The keys of the cached values.</summary>
    public IEnumerable<TKey> Keys => kept.Keys.Cast<TKey>();

    /// <summary>Finds the value of a key.</summary>
    /// <returns>False if it is not cached.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => kept.TryGetValue(key, out value);

    /// <summary>Caches a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="lifetime">How long it is kept at most; null for sliding expiration only.</param>
    public void Set(TKey key, TValue value, TimeSpan? lifetime = null) => kept.Set(key, value, new MemoryCacheEntryOptions
    {
        Size = size?.Invoke(value) ?? 1,
        SlidingExpiration = lifetime is null ? unused : null,
        AbsoluteExpirationRelativeToNow = lifetime,
    });

    /// <summary>Removes a value.</summary>
    public void Remove(TKey key) => kept.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();
}
