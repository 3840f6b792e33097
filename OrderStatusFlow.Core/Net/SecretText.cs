using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Net;

/// <summary>The secrets of one request: cuts them out of text that people or histories see, and puts them back where a request needs them.</summary>
/// <remarks>
/// A secret is cut out wherever it stands. One of less than four characters would cut up ordinary words and numbers: it is cut out where it is a whole value, as a
/// request puts it in a URL, a form, JSON or XML.
/// </remarks>
internal sealed class SecretText
{
    private const int Shortest = 4;

    private readonly List<(string Mark, string Value)> secrets = [];

    public void Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var forms = new (string Sign, string Value)[]
        {
            ("", value), ("%", Uri.EscapeDataString(value)), ("+", WebUtility.UrlEncode(value)),
            ("\"", JsonEncodedText.Encode(value).ToString()), ("'", JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()),
        };
        foreach (var (sign, form) in forms.DistinctBy(form => form.Value))
            secrets.Add(($"{{{name}{sign}}}", form));
        secrets.Sort((left, right) => right.Value.Length.CompareTo(left.Value.Length));
    }

    /// <summary>Each secret replaced by a mark such as <c>{token.erp}</c>.</summary>
    public string Hide(string text) => secrets.Aggregate(text, (shown, secret) => !shown.Contains(secret.Value, StringComparison.Ordinal) ? shown
        : secret.Value.Length >= Shortest ? shown.Replace(secret.Value, secret.Mark, StringComparison.Ordinal)
        : Regex.Replace(shown, $"""(?<=["'=>/]){Regex.Escape(secret.Value)}(?=["'<&;/?#\s]|\z)""", _ => secret.Mark, RegexOptions.CultureInvariant));

    /// <summary>Each mark replaced by its secret.</summary>
    public string Show(string text) => secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret.Mark, secret.Value, StringComparison.Ordinal));
}
