namespace OrderStatusFlow.Core.Storage;

/// <summary>How the host's storage account is reached, by the settings that Azure Functions has for it.</summary>
/// <remarks>
/// A connection string in <c>AzureWebJobsStorage</c> goes first; then an identity, by <c>AzureWebJobsStorage__accountName</c> or, for other clouds and own domains,
/// <c>__blobServiceUri</c> and <c>__tableServiceUri</c>; else the emulator. <c>__clientId</c> names a user-assigned identity; <c>__credential</c> set to
/// <c>managedidentity</c> takes no other kind. https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
/// </remarks>
public sealed record StorageSettings
{
    private const string Name = "AzureWebJobsStorage";
    private const string Emulator = "UseDevelopmentStorage=true";

    /// <summary>The connection string; null when an identity is used.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>Blob Storage; null with a connection string.</summary>
    public Uri? BlobUri { get; private init; }

    /// <summary>Table Storage; null with a connection string.</summary>
    public Uri? TableUri { get; private init; }

    /// <summary>The client id of a user-assigned identity; null for the host's own.</summary>
    public string? ClientId { get; private init; }

    /// <summary>Whether only a managed identity may be used; else whatever this machine has: also Azure CLI's login, for one.</summary>
    public bool ManagedIdentityOnly { get; private init; }

    /// <summary>Whether it is the emulator on this machine.</summary>
    public bool IsEmulator => ConnectionString?.Contains(Emulator, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the settings.</summary>
    /// <param name="find">Gives a setting by name, sections parted by colons; null when it is not set.</param>
    /// <exception cref="InvalidDataException">They contradict each other; the message names the setting.</exception>
    public static StorageSettings Read(Func<string, string?> find)
    {
        if (find(Name) is { Length: > 0 } connection)
            return new StorageSettings { ConnectionString = connection };
        var account = Part("accountName");
        var (blob, table) = (Endpoint("blob"), Endpoint("table"));
        if (blob is null && table is null)
            return new StorageSettings { ConnectionString = Emulator };
        return new StorageSettings
        {
            BlobUri = blob ?? throw Missing("blob", "table"),
            TableUri = table ?? throw Missing("table", "blob"),
            ClientId = Part("clientId"),
            ManagedIdentityOnly = Part("credential") switch
            {
                null => false,
                var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) => true,
                var other => throw new InvalidDataException($"Setting {Name}__credential is '{other}'. Set it to 'managedidentity', or leave it out."),
            },
        };

        string? Part(string part) => find($"{Name}:{part}") is { Length: > 0 } value ? value : null;

        Uri? Endpoint(string service) => Part($"{service}ServiceUri") switch
        {
            // Microsoft's public cloud: other clouds have other suffixes, and name their addresses.
            null => account is null ? null : new Uri($"https://{account}.{service}.core.windows.net"),
            var text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
                ? uri
                : throw new InvalidDataException($"Setting {Name}__{service}ServiceUri is '{text}'. Set it to an address such as https://ACCOUNT.{service}.core.windows.net."),
        };
    }

    private static InvalidDataException Missing(string service, string other) =>
        new($"Setting {Name}__{other}ServiceUri is there, {Name}__{service}ServiceUri is not. Set both, or {Name}__accountName alone.");
}
