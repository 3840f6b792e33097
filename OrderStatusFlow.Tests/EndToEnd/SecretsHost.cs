using OrderStatusFlow.LocalHost;
using OrderStatusFlow.Tests.Net;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>One host on its own storage with a random password for each test of <see cref="SecretsNowhereTests"/>.</summary>
public sealed class SecretsHost(SharedStorage storage) : IAsyncLifetime
{
    private LocalServer? server;

    internal static int[] Seeds { get; } = [1, 2, 3];

    /// <summary>Where an ERP repeats what it knows.</summary>
    internal static string[] Places { get; } = ["body", "message", "member", "type", "page", "redirect", "link", "xml"];

    internal RunEnds Ends { get; } = new();

    internal LocalServer Server => server!;

    internal string Storage { get; private set; } = "";

    /// <summary>What is random of a test: first its password.</summary>
    internal static Random RandomOf(int seed) => new(seed * 7919);

    /// <inheritdoc cref="RandomOf(int)"/>
    internal static Random RandomOf(string place) => new(place.Sum(letter => letter) * 104_729);

    internal static string Password(Random random) => SecretForms.Random(random, 26);

    internal static string NameOf(int seed) => $"OMNITRON_PASSWORD_{seed}";

    internal static string NameOf(string place) => $"ERP_PASSWORD_{place.ToUpperInvariant()}";

    public async ValueTask InitializeAsync()
    {
        Storage = await storage.NewAccountAsync();
        server = await LocalHosts.StartAsync(Storage, Ends,
        [
            ("Secrets:OMNITRON_PASSWORD", "0mn1tr0n-passw0rd"),
            .. Seeds.Select(seed => ($"Secrets:{NameOf(seed)}", Password(RandomOf(seed)))),
            .. Places.Select(place => ($"Secrets:{NameOf(place)}", Password(RandomOf(place)))),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }
}
