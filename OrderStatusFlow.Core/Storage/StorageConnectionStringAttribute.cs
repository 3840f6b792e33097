using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Accepts the connection strings that both storage clients can read.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StorageConnectionStringAttribute : ValidationAttribute
{
    public override bool IsValid(object? value)
    {
        try
        {
            return value is not string text || (new BlobServiceClient(text).Uri.IsAbsoluteUri && new TableServiceClient(text).Uri.IsAbsoluteUri);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
