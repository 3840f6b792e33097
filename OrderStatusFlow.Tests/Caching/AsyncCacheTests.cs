using OrderStatusFlow.Core.Caching;

namespace OrderStatusFlow.Tests.Caching;

public sealed class AsyncCacheTests
{
    [Fact]
    public async Task What_it_keeps_is_bounded_by_size_and_what_it_dropped_is_loaded_again()
    {
        using var cache = new AsyncCache<int, byte[]>(100_000, TimeSpan.FromHours(1), static value => value.Length);

        for (var key = 0; key < 1_000; key++)
            (await cache.GetAsync(key, () => Task.FromResult(new byte[1_000]))).Length.ShouldBe(1_000);

        cache.Count.ShouldBeInRange(1, 100);
        (await cache.GetAsync(1, () => Task.FromResult(new byte[1_000]))).Length.ShouldBe(1_000);
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_load_and_a_load_that_fails_is_tried_again()
    {
        using var cache = new AsyncCache<string, string>(10, TimeSpan.FromHours(1));
        var (loads, answer) = (0, new TaskCompletionSource<string>());
        var asked = Enumerable.Range(0, 8).Select(_ => cache.GetAsync("a", Load)).ToList();

        answer.SetException(new InvalidOperationException("no"));
        foreach (var task in asked)
            await Should.ThrowAsync<InvalidOperationException>(() => task);
        answer = new TaskCompletionSource<string>();
        answer.SetResult("yes");

        (await cache.GetAsync("a", Load), await cache.GetAsync("a", Load)).ShouldBe(("yes", "yes"));
        loads.ShouldBe(2);

        Task<string> Load()
        {
            loads++;
            return answer.Task;
        }
    }
}
