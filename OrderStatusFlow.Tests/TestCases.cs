using System.Globalization;

namespace OrderStatusFlow.Tests;

/// <summary>How many seeds a property test tries. The environment variable TEST_CASES multiplies it, such as TEST_CASES=10 for a long run.</summary>
internal static class TestCases
{
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("TEST_CASES"), CultureInfo.InvariantCulture, out var factor) ? usual * Math.Max(factor, 1) : usual;
}
