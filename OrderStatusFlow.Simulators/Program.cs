using System.Globalization;
using System.Runtime.InteropServices;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Simulators;

/// <summary>Both simulators in a process of their own, until Ctrl+C: <c>-- --erp 7081 --omnitron 7082 --orders 20 --patch-delay-ms 0</c>.</summary>
internal static class Program
{
    private static readonly string[] Known = ["--erp", "--omnitron", "--orders", "--patch-delay-ms"];

    private static async Task<int> Main(string[] args)
    {
        if (Read(args) is not { } settings)
        {
            await Console.Error.WriteLineAsync($"Each of {string.Join(", ", Known)} takes a whole number, for example --erp 7081 --omnitron 7082.");
            return 2;
        }

        var ended = new TaskCompletionSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            await using ErpSimulator erp = await ErpSimulator.StartAsync(
                new ErpOptions { Port = settings("--erp", 7081), Orders = settings("--orders", 20) });
            await using OmnitronSimulator omnitron = await OmnitronSimulator.StartAsync(
                new OmnitronOptions { Port = settings("--omnitron", 7082), PatchDelay = TimeSpan.FromMilliseconds(settings("--patch-delay-ms", 0)) });
            Console.WriteLine($"ERP {erp.Url}");
            Console.WriteLine($"Omnitron {omnitron.Url}");
            await ended.Task;
            return 0;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"The simulators cannot listen: {e.Message} Choose other ports with --erp and --omnitron.");
            return 1;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }
    }

    private static Func<string, int, int>? Read(string[] args)
    {
        var values = new Dictionary<string, int>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!Known.Contains(args[i]) || i + 1 == args.Length) return null;
            if (!int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
            values[args[i]] = value;
        }

        return (name, otherwise) => values.GetValueOrDefault(name, otherwise);
    }
}
