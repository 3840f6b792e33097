using System.Diagnostics;
using System.Globalization;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Tests;

/// <summary>How long a run took for each page, at its begin and at its end, as the ERP saw its requests.</summary>
internal static class PageTimes
{
    /// <summary>The time of a page of the first tenth, and of the last tenth.</summary>
    /// <param name="requests">The requests of the ERP's pages.</param>
    public static (TimeSpan First, TimeSpan Last) Of(IReadOnlyList<RecordedRequest> requests)
    {
        var pages = requests.Where(request => request.Target.StartsWith("/orders", StringComparison.Ordinal)).ToList();
        var tenth = Math.Max(1, pages.Count / 10);
        return (Mean(pages[..(tenth + 1)]), Mean(pages[^(tenth + 1)..]));
    }

    /// <summary>Reads a setting of a test whose size can be raised.</summary>
    public static int Setting(string name, int none) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : none;

    private static TimeSpan Mean(List<RecordedRequest> pages) => Stopwatch.GetElapsedTime(pages[0].Timestamp, pages[^1].Timestamp) / (pages.Count - 1);
}
