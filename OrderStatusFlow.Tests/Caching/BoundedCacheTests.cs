using OrderStatusFlow.Core.Caching;

namespace OrderStatusFlow.Tests.Caching;

public sealed class BoundedCacheTests
{
    [Fact]
    public async Task What_it_keeps_is_bounded_by_size_and_room_is_made_for_what_comes_later()
    {
        using var cache = new BoundedCache<int, byte[]>(100_000, TimeSpan.FromHours(1), static value => value.Length);

        for (var key = 0; key < 1_000; key++)
            cache.Set(key, new byte[1_000]);

        cache.Count.ShouldBeInRange(1, 100);
        await TestWait.ForAsync("room for another", () =>
        {
            cache.Set(-1, new byte[1_000]);
            return Task.FromResult(cache.TryGet(-1, out _));
        });
    }

    [Fact]
    public async Task A_value_with_a_lifetime_ends_however_often_it_is_asked_for()
    {
        using var cache = new BoundedCache<string, string>(10, TimeSpan.FromHours(1));
        cache.Set("long", "a");
        cache.Set("short", "b", TimeSpan.FromMilliseconds(50));

        await TestWait.ForAsync("its end", () => !cache.TryGet("short", out _));

        cache.Keys.ShouldContain("long");
        cache.TryGet("long", out var kept).ShouldBeTrue();
        kept.ShouldBe("a");
    }
}
