using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Benchmarks.Mapping;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>Both implementations of Jolt, in turn: parse, map and print a document of 100 orders.</summary>
internal static class JoltComparison
{
    /// <summary>Names the jars of Java's Jolt: <c>jolt-core</c>, <c>json-utils</c>, and what they need.</summary>
    private const string ClassPath = "JOLT_CLASSPATH";
    private const int Documents = 100;
    private const int Rounds = 15;

    /// <returns>The lines of the report.</returns>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string data, CancellationToken cancellation)
    {
        var (spec, input) = JoltBenchmarks.Realistic();
        var mapping = new JoltEngine().Compile(JsonElement.Parse(spec)).Mapping!;
        var own = new List<double> { Own(mapping, input) };
        if (await JavaAsync(spec, input, data, cancellation) is not { } first)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"This product's engine: {own[0]:0} µs for a document of 100 orders. Java's Jolt was not "
                + $"measured, because `{ClassPath}` does not name its jars.")];
        }

        var java = new List<double> { first };
        while (java.Count < 3)
        {
            own.Add(Own(mapping, input));
            java.Add((await JavaAsync(spec, input, data, cancellation))!.Value);
        }

        return [string.Create(CultureInfo.InvariantCulture, $"A document of 100 orders takes this product {Middle(own):0} µs, and Java's Jolt "
            + $"{Middle(java):0} µs: {Middle(own) / Middle(java):0.00} of its time, the medians of three turns each.")];
    }

    private static double Own(IMapping mapping, byte[] input)
    {
        var times = new List<double>();
        for (var round = -Rounds; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var document = 0; document < Documents; document++)
                _ = mapping.Apply(input, new Dictionary<string, string>(), CancellationToken.None).Value;
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / Documents);
        }

        return Middle(times);
    }

    private static async Task<double?> JavaAsync(string spec, byte[] input, string data, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(ClassPath) is not { Length: > 0 } jars)
            return null;
        var (specFile, inputFile) = (Path.Combine(data, "spec.json"), Path.Combine(data, "input.json"));
        await File.WriteAllTextAsync(specFile, spec, cancellation);
        await File.WriteAllBytesAsync(inputFile, input, cancellation);
        var printed = await Peer.RunAsync("java", ["-cp", jars, Peer.File("JoltPeer.java"), specFile, inputFile], cancellation);
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
