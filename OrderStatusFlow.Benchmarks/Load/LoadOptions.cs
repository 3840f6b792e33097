using System.Globalization;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>How much to measure.</summary>
/// <param name="Orders">Orders of the measured run.</param>
/// <param name="WarmUp">Orders of a run before it, after which a host that has just started is one that has been serving: its code is compiled. 0
/// for none.</param>
internal sealed record LoadOptions(int Orders, int WarmUp)
{
    /// <summary>Reads <c>--orders N [--warm-up N]</c>; null when the words are others.</summary>
    public static LoadOptions? Read(string[] args) => args switch
    {
        ["--orders", var orders] when Number(orders) is > 0 and var most => new LoadOptions(most, Math.Min(most, 2000)),
        ["--orders", var orders, "--warm-up", var warmUp] when Number(orders) is > 0 and var most && Number(warmUp) is >= 0 and var first =>
            new LoadOptions(most, Math.Min(most, first)),
        _ => null,
    };

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
