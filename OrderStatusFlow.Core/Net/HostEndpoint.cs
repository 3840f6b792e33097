namespace OrderStatusFlow.Core.Net;

/// <summary>An endpoint of this host or its storage.</summary>
/// <param name="Host">The host name or IP address.</param>
/// <param name="Port">The port; null if the name belongs to this host at every port, such as a storage account's.</param>
/// <param name="What">The description for messages, such as <c>this host itself</c>.</param>
public sealed record HostEndpoint(string Host, int? Port, string What)
{
    private const string Itself = "this host itself";
    private const string Storage = "this host's storage";
    private static readonly string[] StorageServices = ["blob", "queue", "table", "file", "dfs", "web"];

    /// <summary>Returns the endpoints that the host's settings name.</summary>
    /// <param name="storage">The URLs of the host's storage.</param>
    /// <param name="own">The host's own URLs, such as <c>https://APP.azurewebsites.net</c>.</param>
    public static IEnumerable<HostEndpoint> Of(IEnumerable<Uri> storage, IEnumerable<Uri> own) =>
        storage.SelectMany(url => Names(url, StorageNames).Select(name => new HostEndpoint(name.Host, name.Port, Storage)))
            .Concat(own.SelectMany(url => Names(url, SiteNames).Select(name => new HostEndpoint(name.Host, name.Port, Itself))));

    /// <summary>Parses a URL at which a server listens. <c>*</c> and <c>+</c> mean every address of the machine. Null if it is not
    /// a URL.</summary>
    public static HostEndpoint? Listening(string url)
    {
        var plain = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(plain, UriKind.Absolute, out var uri) ? new HostEndpoint(uri.IdnHost, uri.Port, Itself) : null;
    }

    // With TLS the name identifies the host: other names of the same address belong to other tenants. An emulator accepts any name.
    private static IEnumerable<(string Host, int? Port)> Names(Uri url, Func<string, IEnumerable<string>> more) =>
        url.Scheme == Uri.UriSchemeHttps ? more(url.IdnHost).Select(name => (name, (int?)null)) : [(url.IdnHost, url.Port)];

    // ACCOUNT.blob.core.windows.net has counterparts for the other services and for the secondary region.
    private static IEnumerable<string> StorageNames(string host)
    {
        var parts = host.Split('.', 3);
        if (parts.Length < 3 || !StorageServices.Contains(parts[1]))
            return [host];
        return StorageServices.SelectMany(service =>
            new[] { $"{parts[0]}.{service}.{parts[2]}", $"{parts[0]}-secondary.{service}.{parts[2]}" });
    }

    // APP.azurewebsites.net has the deployment site APP.scm.azurewebsites.net.
    private static IEnumerable<string> SiteNames(string host) =>
        host.EndsWith(".azurewebsites.net", StringComparison.OrdinalIgnoreCase)
            ? [host, host.Insert(host.IndexOf('.', StringComparison.Ordinal), ".scm")] : [host];
}
