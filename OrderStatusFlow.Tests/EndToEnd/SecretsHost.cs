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
        var passwords = Seeds.Select(seed => (Name: NameOf(seed), Password: Password(RandomOf(seed))))
            .Concat(Places.Select(place => (Name: NameOf(place), Password: Password(RandomOf(place)))));
        server = await LocalServer.StartAsync(new LocalServerOptions
        {
            Progress = _ => { },
            Log = Ends,
            Settings = new Dictionary<string, string?>(passwords.Select(one => KeyValuePair.Create($"Secrets:{one.Name}", (string?)one.Password)))
            {
                ["urls"] = "http://127.0.0.1:0",
                ["AzureWebJobsStorage"] = Storage,
                ["Secrets:OMNITRON_PASSWORD"] = "0mn1tr0n-passw0rd",
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }
}
