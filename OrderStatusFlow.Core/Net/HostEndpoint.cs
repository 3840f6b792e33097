namespace OrderStatusFlow.Core.Net;

/// <summary>One place where this host or its storage can be reached.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">Null: a name that is this host's at every port, such as a storage account's.</param>
/// <param name="What">What it is, for messages: <c>this host itself</c>.</param>
public sealed record HostEndpoint(string Host, int? Port, string What)
{
    private const string Itself = "this host itself";
    private const string Storage = "this host's storage";
    private static readonly string[] StorageServices = ["blob", "queue", "table", "file", "dfs", "web"];

    /// <summary>What the settings of a host name.</summary>
    /// <param name="storage">The URLs of its storage.</param>
    /// <param name="own">Its own URLs, such as <c>https://APP.azurewebsites.net</c>.</param>
    public static IEnumerable<HostEndpoint> Of(IEnumerable<Uri> storage, IEnumerable<Uri> own) =>
        storage.SelectMany(url => Names(url, StorageNames).Select(name => new HostEndpoint(name.Host, name.Port, Storage)))
            .Concat(own.SelectMany(url => Names(url, SiteNames).Select(name => new HostEndpoint(name.Host, name.Port, Itself))));

    /// <summary>A URL that a server listens at; <c>*</c> and <c>+</c> are every address of the machine. Null when it is no URL.</summary>
    public static HostEndpoint? Listening(string url)
    {
        var plain = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(plain, UriKind.Absolute, out var uri) ? new HostEndpoint(uri.IdnHost, uri.Port, Itself) : null;
    }

    // Where TLS proves the name, the name is what counts: other names of the same address are other people's. An emulator answers to any name.
    private static IEnumerable<(string Host, int? Port)> Names(Uri url, Func<string, IEnumerable<string>> more) =>
        url.Scheme == Uri.UriSchemeHttps ? more(url.IdnHost).Select(name => (name, (int?)null)) : [(url.IdnHost, url.Port)];

    // ACCOUNT.blob.core.windows.net has siblings for the other services, and a second region.
    private static IEnumerable<string> StorageNames(string host)
    {
        var parts = host.Split('.', 3);
        if (parts.Length < 3 || !StorageServices.Contains(parts[1]))
            return [host];
        return StorageServices.SelectMany(service => new[] { $"{parts[0]}.{service}.{parts[2]}", $"{parts[0]}-secondary.{service}.{parts[2]}" });
    }

    // APP.azurewebsites.net has a site for deployments, APP.scm.azurewebsites.net.
    private static IEnumerable<string> SiteNames(string host) =>
        host.EndsWith(".azurewebsites.net", StringComparison.OrdinalIgnoreCase) ? [host, host.Insert(host.IndexOf('.', StringComparison.Ordinal), ".scm")] : [host];
}
