using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.Storage;

/// <summary>The connection to the host's storage account, from the settings that Azure Functions defines.</summary>
/// <remarks>
/// A connection string takes precedence, then an identity. The default is the emulator.
/// See https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity.
/// </remarks>
public sealed class StorageOptions : IValidatableObject
{
    private const string Name = "AzureWebJobsStorage";
    private const string Emulator = "UseDevelopmentStorage=true";
    private const string BlobExample = "an https URL such as https://ACCOUNT.blob.core.windows.net";
    private const string TableExample = "an https URL such as https://ACCOUNT.table.core.windows.net";

    /// <summary>The connection string of the storage account. To use an identity, set <c>AzureWebJobsStorage__accountName</c>
    /// instead.</summary>
    [HostSetting(Key = Name, IsSecret = true, DefaultText = "Azurite on this machine, which LocalHost starts when none listens")]
    [StorageConnectionString(ErrorMessage = "the connection string of a storage account")]
    public string? ConnectionString { get; set; }

    /// <summary>The name of the storage account in the public cloud, for an identity.</summary>
    [HostSetting(Key = $"{Name}:accountName")]
    [RegularExpression("[a-z0-9]{3,24}(-secondary)?", ErrorMessage = "the name of a storage account: 3 to 24 lowercase letters and digits")]
    public string? AccountName { get; set; }

    /// <summary>The URL of Blob Storage, for an identity in another cloud or with a custom domain.</summary>
    [HostSetting(Key = $"{Name}:blobServiceUri")]
    [HttpUrl(HttpsOnly = true, ErrorMessage = BlobExample)]
    public Uri? BlobServiceUri { get; set; }

    /// <summary>The URL of Table Storage. Required with <c>AzureWebJobsStorage__blobServiceUri</c>.</summary>
    [HostSetting(Key = $"{Name}:tableServiceUri")]
    [HttpUrl(HttpsOnly = true, ErrorMessage = TableExample)]
    public Uri? TableServiceUri { get; set; }

    /// <summary>The client id of a user-assigned identity.</summary>
    [HostSetting(Key = $"{Name}:clientId", DefaultText = "the system-assigned identity")]
    public string? ClientId { get; set; }

    /// <summary><c>managedidentity</c> allows only a managed identity.</summary>
    [HostSetting(Key = $"{Name}:credential", DefaultText = "any credential of this machine, such as the Azure CLI's login")]
    public StorageCredential? Credential { get; set; }

    /// <summary>The longest that a call waits for a response of storage before it returns 503.</summary>
    [HostSetting(Key = "Storage:MaxWait")]
    [Range(typeof(TimeSpan), "00:00:03", "00:02:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(4.5);

    /// <summary>The connection string to use; null if an identity is used.</summary>
    public string? Connection => ConnectionString ?? (BlobUri is null && TableUri is null ? Emulator : null);

    /// <summary>The URL of Blob Storage for an identity; null if it is not set.</summary>
    public Uri? BlobUri => BlobServiceUri ?? UriOf("blob");

    /// <summary>The URL of Table Storage for an identity; null if it is not set.</summary>
    public Uri? TableUri => TableServiceUri ?? UriOf("table");

    /// <summary>True for the emulator on this machine.</summary>
    public bool IsEmulator => Connection?.Contains(Emulator, StringComparison.OrdinalIgnoreCase) == true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Connection is null && BlobUri is null)
            yield return Missing("blobServiceUri", "tableServiceUri", BlobExample);
        if (Connection is null && TableUri is null)
            yield return Missing("tableServiceUri", "blobServiceUri", TableExample);
    }

    private static ValidationResult Missing(string part, string other, string example) => new(
        $"The setting {Name}__{part} is not set, but {Name}__{other} is: set it to {example}, or set only {Name}__accountName.");

    // Other clouds have other suffixes and require explicit URLs.
    private Uri? UriOf(string service) => AccountName is null ? null : new Uri($"https://{AccountName}.{service}.core.windows.net");
}
