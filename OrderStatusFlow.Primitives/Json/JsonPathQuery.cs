using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OrderStatusFlow.Json;

/// <summary>Evaluates a JSONPath (the dialect of Newtonsoft.Json) on a document, within limits.</summary>
internal static class JsonPathQuery
{
    /// <summary>The maximum number of values in a document: objects, arrays and scalars.</summary>
    public const int MaxValues = 4_000_000;

    /// <summary>The divisor of the maximum number of values for a path with more than one <c>..</c>.</summary>
    public const int DescentFactor = 40;

    /// <summary>The maximum number of values in a result.</summary>
    public const int MaxFound = 1_000_000;

    /// <summary>The maximum length of a result, in characters.</summary>
    public const int MaxResult = 64 << 20;

    /// <summary>The maximum time of one match of a regular expression in a filter.</summary>
    public static TimeSpan MaxMatchTime { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks a path without a document.</summary>
    /// <exception cref="JsonPathException">The path is invalid or not allowed.</exception>
    public static void Check(string path) => Select("{}", path, 1, MaxMatchTime);

    /// <summary>Returns the values that match a path.</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">The path; text in it may be in double quotes.</param>
    /// <param name="maxValues">The maximum number of values in the document.</param>
    /// <param name="maxTime">The maximum time of a filter with a regular expression.</param>
    /// <exception cref="JsonPathException">The document or the path is invalid, or a limit is exceeded.</exception>
    public static IReadOnlyList<JToken> Select(string json, string path, int maxValues, TimeSpan maxTime)
    {
        if (JsonPathRules.Check(path) > 1)
            maxValues = Math.Max(1, maxValues / DescentFactor);
        var settings = new JsonSelectSettings { RegexMatchTimeout = MaxMatchTime < maxTime ? MaxMatchTime : maxTime };
        // The library reads the settings before each match and has no other way to cancel.
        using var deadline = new Timer(
            static state => ((JsonSelectSettings)state!).RegexMatchTimeout = TimeSpan.FromTicks(1),
            settings, maxTime, Timeout.InfiniteTimeSpan);
        try
        {
            using var reader = new CountingReader(json, maxValues);
            var found = JToken.ReadFrom(reader).SelectTokens(path.Contains('\'') ? path : path.Replace('"', '\''), settings)
                .Take(MaxFound + 1).ToList();
            return found.Count <= MaxFound ? found : throw new JsonPathException($"It matches more than {MaxFound:N0} values");
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException late)
        {
            throw new JsonPathException("Its regular expression takes too long; simplify it", late);
        }
        catch (Exception wrong) when (wrong is not (OutOfMemoryException or JsonPathException))
        {
            // The library's parser throws various exceptions, such as for index overflow or for values that cannot be compared.
            throw new JsonPathException(wrong.Message.TrimEnd('.'), wrong);
        }
    }

    /// <summary>Formats the values as one JSON text: an array, or a single value.</summary>
    /// <exception cref="JsonPathException">The text is too long.</exception>
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
                throw new JsonPathException($"The document has more than {maxValues:N0} values");
            return read;
        }
    }
}
