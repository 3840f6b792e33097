using System.Diagnostics;

namespace OrderStatusFlow.Tests;

/// <summary>Waits until a condition holds. The test fails if it does not within five minutes, or the time given.</summary>
internal static class TestWait
{
    /// <summary>No measure of speed: what takes so long, on however busy a machine, does not happen.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MinRequestPeriod = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxRequestPeriod = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for a condition of this process, which costs nothing to ask.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="isSo">The condition.</param>
    /// <param name="longest">More time, for a test whose size a setting raises.</param>
    public static Task ForAsync(string what, Func<bool> isSo, TimeSpan? longest = null) =>
        ForAsync(what, () => Task.FromResult(isSo()), Period, Period, Task.CompletedTask, longest ?? Longest);

    /// <summary>Waits for a condition that costs a request. The longer it takes, the more seldom it is asked.</summary>
    /// <inheritdoc cref="ForAsync(string, Func{bool}, TimeSpan?)"/>
    public static Task ForAsync(string what, Func<Task<bool>> isSo, TimeSpan? longest = null) =>
        ForAsync(what, isSo, MinRequestPeriod, MaxRequestPeriod, Task.CompletedTask, longest ?? Longest);

    /// <summary>Waits for a condition that costs a request and that most likely holds once a task has ended: until then it is asked seldom.</summary>
    /// <inheritdoc cref="ForAsync(string, Func{bool}, TimeSpan?)"/>
    public static Task ForAsync(string what, Func<Task<bool>> isSo, Task hint) => ForAsync(what, isSo, MinRequestPeriod, MaxRequestPeriod, hint, Longest);

    private static async Task ForAsync(string what, Func<Task<bool>> isSo, TimeSpan minPeriod, TimeSpan maxPeriod, Task hint, TimeSpan longest)
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(minPeriod);
        while (!await isSo())
        {
            var elapsed = Stopwatch.GetElapsedTime(began);
            elapsed.ShouldBeLessThan(longest, $"Waited for: {what}");
            if (hint.IsCompleted)
            {
                timer.Period = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 4, minPeriod.Ticks, maxPeriod.Ticks));
                await timer.WaitForNextTickAsync();
            }
            else
            {
                await hint.WaitAsync(maxPeriod).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
