using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A URL with NiFi expressions.</summary>
/// <remarks>
/// The URL is the same as in NiFi, except that characters that are invalid in a URL are percent-encoded (UTF-8, RFC 3986). A valid
/// URL is unchanged, whether an expression returns a value, part of a path, a query or the complete URL. Encoded are control characters,
/// space, non-ASCII characters, <c>" &lt; &gt; \ ^ ` { | }</c>, and a <c>%</c> that is not followed by two hexadecimal digits.
/// A <c>#</c> in a value is encoded too, because a fragment is never sent. If <c>/ ? &amp; =</c> in a value are data, use
/// <c>urlEncode()</c>.
/// </remarks>
public sealed class UrlTemplate
{
    private readonly Expression expression;

    private UrlTemplate(Expression expression) => this.expression = expression;

    /// <summary>Parses a template. Failures are those of <see cref="Expression.Parse"/>, and <c>expression.url</c> for a literal that is
    /// not a URL.</summary>
    public static Result<UrlTemplate> Parse(string text)
    {
        var expression = Expression.Parse(text);
        if (!expression.Succeeded)
            return expression.Failure;
        var template = new UrlTemplate(expression.Value);
        if (expression.Value.IsConstant && ToUri(Encode(text.Trim(), false)) is { Succeeded: false, Failure: var failure })
            return failure;
        return template;
    }

    /// <summary>Returns the URL for the given attributes.</summary>
    /// <returns>An absolute http or https URL without a fragment, or a failure (<c>expression.value</c>, <c>expression.url</c>).</returns>
    public Result<Uri> Evaluate(IReadOnlyDictionary<string, string> attributes, ExpressionContext context)
    {
        try
        {
            var url = new StringBuilder();
            foreach (var (isValue, text) in expression.EvaluatePieces(attributes, context))
            {
                url.Append(Encode(text, isValue));
                if (url.Length > ExpressionLimits.MaxUrl)
                {
                    var start = ValueConversion.Cut(url.ToString(0, 100));
                    return new Failure("expression.url",
                        $"The URL is longer than {ExpressionLimits.MaxUrl:N0} characters. It starts with '{start}'.");
                }
            }
            return ToUri(url.ToString().Trim());
        }
        catch (ExpressionValueException exception)
        {
            return new Failure("expression.value", exception.Message) { Place = $"position {exception.Position}" };
        }
    }

    internal static string Encode(string text, bool isValue)
    {
        var encoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && !(i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])))
            {
                encoded.Append("%25");
            }
            else if (c > ' ' && c < '\x7f' && !"\"<>\\^`{|}".Contains(c) && !(isValue && c == '#'))
            {
                encoded.Append(c);
            }
            else
            {
                var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                foreach (var b in Encoding.UTF8.GetBytes(text.Substring(i, pair)))
                    encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                i += pair - 1;
            }
        }
        return encoded.ToString();
    }

    private static Result<Uri> ToUri(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
            return uri.Fragment.Length == 0 ? uri : new UriBuilder(uri) { Fragment = "" }.Uri;
        return new Failure("expression.url",
            $"'{ValueConversion.Cut(url)}' is not a valid URL: it must start with http:// or https:// and a host. "
            + "Check the URL and its attributes.");
    }
}
