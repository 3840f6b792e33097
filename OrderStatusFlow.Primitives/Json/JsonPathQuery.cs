using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OrderStatusFlow.Json;

/// <summary>Follows a JSONPath (the dialect of Newtonsoft.Json) through a document, within limits.</summary>
internal static class JsonPathQuery
{
    /// <summary>Values of a document: objects, arrays and scalars.</summary>
    public const int MaxValues = 4_000_000;

    /// <summary>What the number of values is divided by for a path with more than one <c>..</c>.</summary>
    public const int DescentFactor = 40;

    /// <summary>Values of a result.</summary>
    public const int MaxFound = 1_000_000;

    /// <summary>Characters of a result.</summary>
    public const int MaxResult = 64 << 20;

    /// <summary>Time of one match of a regular expression in a filter.</summary>
    public static TimeSpan MaxMatchTime { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks a path without a document.</summary>
    /// <exception cref="JsonPathException">The path cannot be read or is refused.</exception>
    public static void Check(string path) => Select("{}", path, 1, MaxMatchTime);

    /// <summary>The values that a path finds.</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">The path; text in it may stand in double quotes.</param>
    /// <param name="maxValues">The most values that the document may hold.</param>
    /// <param name="maxTime">The time after which a filter with a regular expression ends.</param>
    /// <exception cref="JsonPathException">The document or the path cannot be read, or a limit is exceeded.</exception>
    public static IReadOnlyList<JToken> Select(string json, string path, int maxValues, TimeSpan maxTime)
    {
        if (JsonPathRules.Check(path) > 1)
            maxValues = Math.Max(1, maxValues / DescentFactor);
        var settings = new JsonSelectSettings { RegexMatchTimeout = MaxMatchTime < maxTime ? MaxMatchTime : maxTime };
        // The library asks the settings before each match, and offers no other way to stop it.
        using var deadline = new Timer(static late => ((JsonSelectSettings)late!).RegexMatchTimeout = TimeSpan.FromTicks(1), settings, maxTime, Timeout.InfiniteTimeSpan);
        try
        {
            using var reader = new CountingReader(json, maxValues);
            var found = JToken.ReadFrom(reader).SelectTokens(path.Contains('\'') ? path : path.Replace('"', '\''), settings).Take(MaxFound + 1).ToList();
            return found.Count <= MaxFound ? found : throw new JsonPathException($"It finds more than {MaxFound:N0} values");
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException late)
        {
            throw new JsonPathException("Its regular expression takes too long: make it simpler", late);
        }
        catch (Exception wrong) when (wrong is not (OutOfMemoryException or JsonPathException))
        {
            // The library's parser fails in many ways: index numbers that overflow, comparisons of values that have no order.
            throw new JsonPathException(wrong.Message.TrimEnd('.'), wrong);
        }
    }

    /// <summary>The values as one JSON text: an array of them, or a single one by itself.</summary>
    /// <exception cref="JsonPathException">The text becomes too long.</exception>
    public static string Print(IReadOnlyList<JToken> values, bool asArray)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
        if (asArray)
            writer.WriteStartArray();
        foreach (var value in values)
        {
            value.WriteTo(writer);
            if (text.Length > MaxResult)
                throw new JsonPathException($"Its result is longer than {MaxResult:N0} characters");
        }
        if (asArray)
            writer.WriteEndArray();
        return text.ToString();
    }

    private sealed class CountingReader : JsonTextReader
    {
        private readonly int maxValues;
        private int count;

        public CountingReader(string json, int maxValues)
            : base(new StringReader(json))
        {
            this.maxValues = maxValues;
            DateParseHandling = DateParseHandling.None;
            FloatParseHandling = FloatParseHandling.Decimal;
        }

        public override bool Read()
        {
            var read = base.Read();
            if (TokenType is not (JsonToken.EndArray or JsonToken.EndObject or JsonToken.PropertyName) && ++count > maxValues)
                throw new JsonPathException($"The document holds more than {maxValues:N0} values");
            return read;
        }
    }
}
