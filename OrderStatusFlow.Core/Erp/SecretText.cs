using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderStatusFlow.Erp;

/// <summary>The secrets of one request: cuts them out of text that people or histories see, and puts them back where a request needs them.</summary>
internal sealed class SecretText
{
    // Shorter ones would cut up ordinary words.
    private const int Shortest = 4;

    private readonly List<(string Mark, string Value)> secrets = [];

    public void Add(string name, string? value)
    {
        if (value is not { Length: >= Shortest })
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
    public string Hide(string text) => secrets.Aggregate(text, (shown, secret) => shown.Replace(secret.Value, secret.Mark, StringComparison.Ordinal));

    /// <summary>Each mark replaced by its secret.</summary>
    public string Show(string text) => secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret.Mark, secret.Value, StringComparison.Ordinal));
}
