using System.Runtime.InteropServices;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Runs a measurement with a folder of its own, until it is done, fails, is ended by a signal, or takes too long.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <returns>The exit code of the program.</returns>
    public static async Task<int> RunAsync(Func<string, CancellationToken, Task<bool>> measure)
    {
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var data = Directory.CreateTempSubdirectory("osf-load-").FullName;
        try
        {
            await PrepareAsync();
            return await measure(data, limit.Token) ? 0 : 1;
        }
        catch (Exception e) when (e is LoadException or SetupException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Ended before the run was, by you or after {Longest.TotalMinutes:0} minutes.");
            return 1;
        }
        finally
        {
            await DeleteAsync(data);
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            limit.Cancel();
        }
    }

    // Compiling the interpreter, once on a machine, is no part of what a host needs from then on.
    private static async Task PrepareAsync()
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        await using var python = new CPythonEngine(new CPythonOptions());
        if (await python.WarmUpAsync(CancellationToken.None) is { } failure)
            throw new LoadException(failure.Message);
    }

    // A storage process that was killed a moment ago may still hold its files.
    private static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (attempt < 20 && e is (IOException or UnauthorizedAccessException))
            {
                await Task.Delay(Look, TimeProvider.System);
            }
        }
    }
}
