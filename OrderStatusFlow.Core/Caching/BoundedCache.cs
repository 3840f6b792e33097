using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace OrderStatusFlow.Core.Caching;

/// <summary>Keeps values within a size, each until nobody has asked for it for a while. Safe on many threads.</summary>
/// <remarks>A value may be dropped at any time, also just after it was set: a caller must be able to make it again.</remarks>
/// <param name="maxSize">The sum of the sizes of all values, at most.</param>
/// <param name="unused">How long a value is kept after it was last asked for.</param>
/// <param name="size">The size of a value; 1 each when null.</param>
internal sealed class BoundedCache<TKey, TValue>(long maxSize, TimeSpan unused, Func<TValue, long>? size = null) : IDisposable
    where TKey : notnull
{
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = maxSize });

    /// <summary>How many values it keeps now.</summary>
    public int Count => kept.Count;

    /// <summary>The keys of the values that it keeps now, for a look at all of them.</summary>
    public IEnumerable<TKey> Keys => kept.Keys.Cast<TKey>();

    /// <summary>Finds the value of a key.</summary>
    /// <returns>False when it is not kept.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => kept.TryGetValue(key, out value);

    /// <summary>Keeps a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="lifetime">How long it is kept, however often it is asked for; null for as long as it is used.</param>
    public void Set(TKey key, TValue value, TimeSpan? lifetime = null) => kept.Set(key, value, new MemoryCacheEntryOptions
    {
        Size = size?.Invoke(value) ?? 1,
        SlidingExpiration = lifetime is null ? unused : null,
        AbsoluteExpirationRelativeToNow = lifetime,
    });

    /// <summary>Drops a value.</summary>
    public void Remove(TKey key) => kept.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();
}
