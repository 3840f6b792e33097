using System.Diagnostics;
using System.Text.RegularExpressions;
using OrderStatusFlow.LocalHost.Setup;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.SharedStorage))]

namespace OrderStatusFlow.Tests;

/// <summary>One Azurite in memory for all tests. Each class, or each host process, gets an account of its own.</summary>
public sealed partial class SharedStorage : IAsyncDisposable
{
    /// <summary>The connection string of storage that refuses connections.</summary>
    public const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;";

    private const int MaxAccounts = 500;
    private const string Key = "dGhlIGtleSBvZiBldmVyeSB0ZXN0IGFjY291bnQ=";
    private readonly Lazy<Task<(Process Process, IReadOnlyList<string> Urls)>> azurite;
    private int accounts;

    public SharedStorage() => azurite = new(StartAsync);

    /// <summary>Receives each line of Azurite's access log; null for no log. Set it before the first account.</summary>
    public Action<string>? Logged { get; init; }

    /// <summary>Returns the connection string of an empty account.</summary>
    public async Task<string> NewAccountAsync()
    {
        var (_, urls) = await azurite.Value;
        var account = $"test{Interlocked.Increment(ref accounts)}";
        accounts.ShouldBeLessThanOrEqualTo(MaxAccounts);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint={urls[0]}/{account};"
            + $"QueueEndpoint={urls[1]}/{account};TableEndpoint={urls[2]}/{account};";
    }

    /// <summary>Returns the connection string of an empty account of the running tests' storage.</summary>
    public static async Task<string> NewTestAccountAsync() =>
        await (await TestContext.Current.GetFixture<SharedStorage>()).ShouldNotBeNull().NewAccountAsync();

    public async ValueTask DisposeAsync()
    {
        if (!azurite.IsValueCreated)
            return;
        using var process = (await azurite.Value).Process;
        process.Kill();
        await process.WaitForExitAsync();
    }

    private async Task<(Process, IReadOnlyList<string>)> StartAsync()
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        var start = new ProcessStartInfo("node",
        [
            "--max-semi-space-size=64", Path.Combine(AppContext.BaseDirectory, "Setup", "azurite.cjs"), Path.Combine(RepositoryRoot.Find(), "node_modules"),
            .. Logged is null ? ["--silent"] : Array.Empty<string>(), "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence",
            "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, MaxAccounts).Select(account => $"test{account}:{Key}")) },
        };
        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TestWait.Longest);
        // Azurite prints the URLs of its three services, one a line, in this order: blob, queue, table.
        var urls = new List<string>();
        while (urls.Count < 3)
        {
            var line = (await process.StandardOutput.ReadLineAsync(limit.Token)).ShouldNotBeNull("Azurite exited. Its errors are in the output of the tests.");
            if (Listening().Match(line) is { Success: true } match)
                urls.Add(match.Groups[1].Value);
        }

        if (Logged is not null)
            _ = Task.Run(() => PassOnAsync(process.StandardOutput, Logged), CancellationToken.None);
        return (process, urls);
    }

    private static async Task PassOnAsync(StreamReader lines, Action<string> logged)
    {
        while (await lines.ReadLineAsync() is { } line)
            logged(line);
    }

    [GeneratedRegex("successfully listening at (http://[0-9.:]+)")]
    private static partial Regex Listening();
}
