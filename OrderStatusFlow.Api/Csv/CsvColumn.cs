using System.Globalization;

namespace OrderStatusFlow.Api.Csv;

/// <summary>A column of a CSV file. Its name is stable over releases, because people's sheets refer to it.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Value">Returns the value of an item; null for an empty cell.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, object?> Value)
{
    /// <summary>The value of an item as text: times in ISO 8601 with their offset, numbers with a point.</summary>
    public string? TextOf(T item) => Value(item) switch
    {
        null => null,
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        Enum word => word.ToString().ToLowerInvariant(),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
