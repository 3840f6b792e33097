using System.Globalization;
using Azure.Data.Tables;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Finds the old entities of a table whose keys are hashes: an entity <c>d.{yyyyMMdd}.{key}</c> in the same partition names the day of each.</summary>
internal static class DayIndex
{
    /// <summary>The beginning of the row keys. No hash begins with it.</summary>
    public const string Prefix = "d.";

    /// <summary>The day of a moment, in UTC.</summary>
    public static string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The entity that names the day of another.</summary>
    public static TableEntity Entity(TableEntity indexed, string day) => new(indexed.PartitionKey, $"{Prefix}{day}.{indexed.RowKey}");

    /// <summary>The row key of the entity whose day an entity names.</summary>
    public static string IndexedKey(string rowKey) => rowKey[(rowKey.LastIndexOf('.') + 1)..];
}
