using OrderStatusFlow.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(OrderStatusFlow.Tests.LongestFirst))]

namespace OrderStatusFlow.Tests;

/// <summary>Starts the tests in Chromium first, and then the classes that mostly wait, for other processes and for leases: those that compute use the
/// processors meanwhile.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] First = [TasksInChromium.Name, PagesInChromium.Name, ".Faults.", ".Docs.CommandTests", ".EndToEnd.", ".Telemetry."];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(
            static collection => Array.FindIndex(First, part => collection.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal)) is var at && at < 0 ? First.Length : at)];
}
