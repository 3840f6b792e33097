using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Reads the query parameters that several endpoints share.</summary>
internal static class QueryParameters
{
    /// <summary>The number of items that a list returns by default.</summary>
    public const int DefaultLimit = 25;

    /// <summary>The maximum number of items that a list returns.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Reads the query parameter <c>limit</c> of a list.</summary>
    public static bool TryLimit(string? text, out int limit, out ProblemHttpResult? problem)
    {
        problem = null;
        limit = DefaultLimit;
        if (string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
            return true;
        problem = Problems.Of(400, new Failure("http.query", $"limit must be a whole number from 1 to {MaxLimit}.") { Place = "limit" });
        return false;
    }

    /// <summary>The problem of a <c>continuation</c> that no response had.</summary>
    public static ProblemHttpResult InvalidContinuation() => Problems.Of(
        400, new Failure("http.query", "This continuation is not valid. Use the one of the previous response.") { Place = "continuation" });

    /// <summary>Reads a query parameter that is true or false; false if it is missing or empty.</summary>
    public static bool TryFlag(string? text, string name, out bool flag, out ProblemHttpResult? problem)
    {
        problem = null;
        flag = false;
        if (string.IsNullOrEmpty(text) || bool.TryParse(text, out flag))
            return true;
        problem = Problems.Of(400, new Failure("http.query", $"{name} must be true or false.") { Place = name });
        return false;
    }

    /// <summary>Reads a query parameter that is a word of an enum; null if it is missing or empty.</summary>
    public static bool TryChoice<T>(string? text, string name, out T? choice, out ProblemHttpResult? problem)
        where T : struct, Enum
    {
        (choice, problem) = (null, null);
        if (string.IsNullOrEmpty(text))
            return true;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed))
        {
            choice = parsed;
            return true;
        }

        problem = Problems.Of(400, new Failure("http.query",
            $"{name} must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.")
        { Place = name });
        return false;
    }

    /// <summary>Reads the query parameters <c>from</c> and <c>to</c> of a list; null if they are missing or empty.</summary>
    public static bool TryPeriod(string? fromText, string? toText, out DateTimeOffset? from, out DateTimeOffset? to, out ProblemHttpResult? problem)
    {
        to = null;
        if (!TryMoment(fromText, "from", out from, out problem) || !TryMoment(toText, "to", out to, out problem))
            return false;
        // No entry is in a period that ends before it begins, and an empty list would not show the mistake.
        if (from > to)
            problem = Problems.Of(400, new Failure("http.query", "from must not be after to.") { Place = "from" });
        return problem is null;
    }

    /// <summary>Reads a query parameter that is a moment; null if it is missing or empty.</summary>
    public static bool TryMoment(string? text, string name, out DateTimeOffset? moment, out ProblemHttpResult? problem)
    {
        (moment, problem) = (null, null);
        if (string.IsNullOrEmpty(text))
            return true;
        // A plus sign that is not escaped arrives as a space. The space of "2026-03-29 12:00" is not one.
        var zone = text.LastIndexOf(' ');
        if (zone > "2026-03-29".Length)
            text = $"{text[..zone]}+{text[(zone + 1)..]}";
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
        {
            moment = parsed;
            return true;
        }

        problem = Problems.Of(
            400, new Failure("http.query", $"{name} must be a moment such as 2026-03-29T12:00:00+03:00 or 2026-03-29T09:00:00Z.") { Place = name });
        return false;
    }
}
