using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrderStatusFlow.Functions.Benchmarks.Throughput;

/// <summary>What to measure.</summary>
internal sealed record ThroughputOptions
{
    /// <summary>The orders of a run.</summary>
    public int Orders { get; init; } = 1_000;

    /// <summary>How often each is measured, in turn.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Whether the engine keeps its state in the storage emulator, as in Azure. Otherwise it is in memory.</summary>
    public bool InStorage { get; init; }

    /// <summary>Reads the command's arguments: names and values in turn.</summary>
    public static bool TryParse(IReadOnlyList<string> args, [NotNullWhen(true)] out ThroughputOptions? options)
    {
        options = new ThroughputOptions();
        foreach (var pair in args.Chunk(2))
        {
            options = pair switch
            {
                ["--orders", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var orders) && orders > 0 =>
                    options with { Orders = orders },
                ["--rounds", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 =>
                    options with { Rounds = rounds },
                ["--engine", "storage"] => options with { InStorage = true },
                ["--engine", "memory"] => options with { InStorage = false },
                _ => null,
            };
            if (options is null)
                return false;
        }

        return true;
    }
}
