using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api;

/// <summary>The query parameter <c>limit</c> of lists.</summary>
internal static class QueryLimit
{
    private const int Default = 25;
    private const int Max = 1000;

    public static bool TryParse(string? text, out int limit, out IResult? problem)
    {
        problem = null;
        limit = Default;
        if (string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Max))
            return true;
        problem = Problems.Of(400, new Failure("http.query", $"limit must be a whole number from 1 to {Max}.") { Place = "limit" });
        return false;
    }
}
