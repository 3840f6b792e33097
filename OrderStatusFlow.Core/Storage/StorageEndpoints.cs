namespace OrderStatusFlow.Core.Storage;

/// <summary>The URLs of a storage account's services.</summary>
public static class StorageEndpoints
{
    private static readonly string[] Services = ["Blob", "Queue", "Table", "File"];

    /// <summary>Returns the URLs that the settings contain or that follow from the account name.</summary>
    public static IReadOnlyList<Uri> Of(StorageOptions settings)
    {
        if (settings.Connection is not { } connection)
            return [settings.BlobUri!, settings.TableUri!];
        if (settings.IsEmulator)
            return [new Uri("http://127.0.0.1:10000"), new Uri("http://127.0.0.1:10001"), new Uri("http://127.0.0.1:10002")];
        var parts = connection.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(part => part.Key, part => part.First()[1], StringComparer.OrdinalIgnoreCase);
        var urls = Services.SelectMany(service => new[] { $"{service}Endpoint", $"{service}SecondaryEndpoint" })
            .Select(parts.GetValueOrDefault);
        // Services without an explicit URL are derived from the account name.
        if (parts.TryGetValue("AccountName", out var account))
            urls = urls.Append($"https://{account}.blob.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}");
        return [.. urls.Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>()];
    }
}
