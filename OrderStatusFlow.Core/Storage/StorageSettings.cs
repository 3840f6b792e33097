namespace OrderStatusFlow.Core.Storage;

/// <summary>The connection to the host's storage account, from the settings that Azure Functions defines.</summary>
/// <remarks>
/// A connection string in <c>AzureWebJobsStorage</c> takes precedence, then an identity, with
/// <c>AzureWebJobsStorage__accountName</c> or, for other clouds and custom domains,
/// <c>__blobServiceUri</c> and <c>__tableServiceUri</c>. The default is the emulator. <c>__clientId</c> selects a user-assigned
/// identity. <c>__credential</c> set to <c>managedidentity</c> allows only a managed identity.
/// See https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity.
/// </remarks>
public sealed record StorageSettings
{
    private const string Name = "AzureWebJobsStorage";
    private const string Emulator = "UseDevelopmentStorage=true";

    /// <summary>The connection string; null if an identity is used.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>The URL of Blob Storage; null if a connection string is used.</summary>
    public Uri? BlobUri { get; private init; }

    /// <summary>The URL of Table Storage; null if a connection string is used.</summary>
    public Uri? TableUri { get; private init; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned identity.</summary>
    public string? ClientId { get; private init; }

    /// <summary>True to use only a managed identity. Otherwise any credential of this machine is used, such as the Azure CLI's
    /// login.</summary>
    public bool ManagedIdentityOnly { get; private init; }

    /// <summary>True for the emulator on this machine.</summary>
    public bool IsEmulator => ConnectionString?.Contains(Emulator, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the settings.</summary>
    /// <param name="find">Returns a setting by name, with colons between sections; null if it is not set.</param>
    /// <exception cref="InvalidDataException">A setting is invalid, or settings contradict each other. The message names the
    /// setting.</exception>
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
                var other => throw new InvalidDataException(
                    $"The setting {Name}__credential is '{other}'. Set it to 'managedidentity', or remove it."),
            },
        };

        string? Part(string part) => find($"{Name}:{part}") is { Length: > 0 } value ? value : null;

        Uri? Endpoint(string service) => Part($"{service}ServiceUri") switch
        {
            // The public cloud. Other clouds have other suffixes and require explicit URLs.
            null => account is null ? null : new Uri($"https://{account}.{service}.core.windows.net"),
            var text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
                ? uri
                : throw new InvalidDataException(
                    $"The setting {Name}__{service}ServiceUri is '{text}'. "
                    + $"Set it to a URL such as https://ACCOUNT.{service}.core.windows.net."),
        };
    }

    private static InvalidDataException Missing(string service, string other) =>
        new($"The setting {Name}__{other}ServiceUri is set, but {Name}__{service}ServiceUri is not. "
            + $"Set both, or {Name}__accountName alone.");
}
