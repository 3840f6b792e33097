using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class WasmThreadTests : IDisposable
{
    private const int Bytes = 4 << 20;
    private readonly WasmThread thread = new();
    private readonly ManualResetEventSlim isAwaited = new();

    public void Dispose()
    {
        thread.Dispose();
        isAwaited.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_continues_on_the_thread_only_if_it_asks_for_it(bool continuesHere)
    {
        var (there, after) = await AwaitedAsync(continuesHere, () => Task.FromResult(Environment.CurrentManagedThreadId));

        (after == there).ShouldBe(continuesHere);
    }

    [Fact]
    public async Task Its_stack_is_known_on_every_system()
    {
        (await thread.RunAsync(() => StackRoom.Has(Bytes, isPortable: true))).ShouldBeTrue();
        (await thread.RunAsync(() => StackRoom.Has(2 * Bytes, isPortable: true))).ShouldBeFalse();
        (await Task.Run(() => StackRoom.Has(1, isPortable: true))).ShouldBeFalse();
    }

    [Fact]
    public async Task It_does_other_work_once_a_caller_that_continued_on_it_awaits_something()
    {
        var (there, after) = await AwaitedAsync(true, async () => await thread.RunAsync(() => Environment.CurrentManagedThreadId).WaitAsync(TestWait.Longest));

        after.ShouldBe(there);
    }

    /// <summary>Returns the thread's id, and what follows the await of its work.</summary>
    private async Task<(int There, int After)> AwaitedAsync(bool continuesHere, Func<Task<int>> then)
    {
        var work = thread.RunAsync(
            () =>
            {
                isAwaited.Wait();
                return Environment.CurrentManagedThreadId;
            },
            continuesHere);
        var following = FollowAsync();
        isAwaited.Set();
        return await following;

        async Task<(int, int)> FollowAsync() => (await work.ConfigureAwait(false), await then());
    }
}
