using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Tests.Net;

public sealed class TokenCacheTests : IDisposable
{
    private readonly TokenCache cache = new(TimeProvider.System);

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task A_burst_of_callers_causes_one_login()
    {
        var logins = 0;
        var release = new TaskCompletionSource();
        var calls = Enumerable.Range(0, 200).Select(_ => cache.GetAsync("a", LogIn, CancellationToken.None)).ToArray();
        release.SetResult();

        (await Task.WhenAll(calls)).ShouldAllBe(r => r.Succeeded && r.Value!.Value == "1");

        async Task<Result<AccessToken>> LogIn()
        {
            await release.Task;
            return new AccessToken(Interlocked.Increment(ref logins).ToString(System.Globalization.CultureInfo.InvariantCulture), null);
        }
    }

    [Fact]
    public async Task Logins_of_any_number_of_accounts_are_remembered_up_to_a_limit()
    {
        for (var account = 0; account < TokenCache.MaxLogins + 1_000; account++)
            (await cache.GetAsync($"account-{account}", () => Task.FromResult<Result<AccessToken>>(new AccessToken("a", null)), default)).Succeeded.ShouldBeTrue();

        cache.Count.ShouldBeInRange(1, TokenCache.MaxLogins);
    }

    [Fact]
    public async Task Only_the_refused_token_is_forgotten()
    {
        var first = (await GetAsync("first")).Value!;
        cache.Refused("a", first);
        var second = (await GetAsync("second")).Value!;
        cache.Refused("a", first);

        second.Value.ShouldBe("second");
        (await GetAsync("third")).Value!.Value.ShouldBe("second");
    }

    [Fact]
    public async Task A_failed_login_is_answered_to_all_and_not_repeated_at_once()
    {
        var logins = 0;
        Task<Result<AccessToken>> LogIn()
        {
            logins++;
            return Task.FromResult<Result<AccessToken>>(new Failure("test.login", "no"));
        }

        await cache.GetAsync("a", LogIn, CancellationToken.None);
        var again = await cache.GetAsync("a", LogIn, CancellationToken.None);

        again.Failure.ShouldNotBeNull().Message.ShouldBe("no");
        logins.ShouldBe(1);
    }

    [Fact]
    public async Task An_expired_token_is_replaced()
    {
        await cache.GetAsync("a", () => Task.FromResult<Result<AccessToken>>(new AccessToken("old", DateTimeOffset.UnixEpoch)), CancellationToken.None);

        (await GetAsync("new")).Value!.Value.ShouldBe("new");
    }

    [Fact]
    public async Task A_login_that_throws_is_not_kept()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => cache.GetAsync("a", () => throw new InvalidOperationException(), CancellationToken.None));

        (await GetAsync("new")).Value!.Value.ShouldBe("new");
    }

    [Fact]
    public void A_token_does_not_print_itself() => new AccessToken("hush", null).ToString().ShouldNotContain("hush");

    private Task<Result<AccessToken>> GetAsync(string token) =>
        cache.GetAsync("a", () => Task.FromResult<Result<AccessToken>>(new AccessToken(token, null)), CancellationToken.None);
}
