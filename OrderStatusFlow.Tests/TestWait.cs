using System.Diagnostics;

namespace OrderStatusFlow.Tests;

/// <summary>Waits for a thing itself: asks again and again until it is so.</summary>
internal static class TestWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The test fails when it is not so within a minute, or the time given.</summary>
    public static async Task ForAsync(string what, Func<Task<bool>> isSo, TimeSpan? longest = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(longest ?? Longest, $"Waited for: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
