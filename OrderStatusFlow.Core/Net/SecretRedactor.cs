using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderStatusFlow.Core.Net;

/// <summary>Redacts the secrets of one request in text for people, and replaces them by placeholders in URLs that are stored in
/// histories.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SecretRedactor
{
    /// <summary>The number of extra bytes to read beyond the displayed limit, so that a secret at the end is still recognized: eight
    /// characters, each escaped twice.</summary>
    public const int Margin = 256;

    private readonly Lock gate = new();
    private readonly List<(string Placeholder, string Value)> forms = [];
    private readonly List<(string Name, string Value, bool WithParts)> secrets = [];
    private SecretFinder? finder;

    /// <summary>Adds a secret; null and empty values are ignored.</summary>
    /// <param name="name">The name shown in braces instead of the secret.</param>
    /// <param name="value">The secret.</param>
    /// <param name="withParts">False if only the complete value is secret, such as a user name.</param>
    public void Add(string name, string? value, bool withParts = true)
    {
        if (string.IsNullOrEmpty(value))
            return;
        lock (gate)
        {
            if (secrets.Contains((name, value, withParts)))
                return;
            AddForms(name, value);
            secrets.Add((name, value, withParts));
            finder = null;
        }
    }

    /// <summary>Adds the secrets of another request.</summary>
    public void Add(SecretRedactor other)
    {
        foreach (var (name, value, withParts) in other.Secrets())
            Add(name, value, withParts);
    }

    /// <summary>Adds a URL that is a secret. Scheme and host are not treated as secret; user, password, path and query are.</summary>
    public void AddUrl(string name, string url)
    {
        lock (gate)
            AddForms(name, url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
        {
            Add(name, url);
            return;
        }

        AddUrlCredentials(name, parsed, static _ => true);
        if (parsed.PathAndQuery.Length > SecretFinder.Fragment)
            Add(name, parsed.PathAndQuery);
    }

    /// <summary>Adds the user and the password in a URL, and the values of query parameters that hold secrets.</summary>
    public void AddUrlCredentials(string name, Uri url, Func<string, bool> isSecret)
    {
        if (url.UserInfo.Length > 0)
        {
            var userInfo = Uri.UnescapeDataString(url.UserInfo);
            Add(name, userInfo);
            Add(name, userInfo[(userInfo.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            Add(name, Convert.ToBase64String(Encoding.UTF8.GetBytes(userInfo)));
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && isSecret(WebUtility.UrlDecode(pair[..equals])))
                Add(name, WebUtility.UrlDecode(pair[(equals + 1)..]));
        }
    }

    /// <summary>Replaces each secret in any encoding, and each fragment of at least <see cref="SecretFinder.Fragment"/> characters, by its
    /// name in braces.</summary>
    /// <param name="text">The full text. Do not truncate it first: a truncated secret may not be recognized.</param>
    /// <param name="limit">The maximum number of characters of the text to return.</param>
    public string Redact(string text, int limit = int.MaxValue)
    {
        var found = Finder().Find(text);
        if (found.Count == 0)
            return text.Length <= limit ? text : text[..limit];
        var redacted = new StringBuilder(text.Length);
        var shown = 0;
        foreach (var (start, end, secret) in found)
        {
            if (start >= limit)
                break;
            redacted.Append(text, shown, start - shown).Append('{').Append(secrets[secret].Name).Append('}');
            shown = end;
        }

        return shown >= limit ? redacted.ToString() : redacted.Append(text.AsSpan(shown, Math.Min(text.Length, limit) - shown)).ToString();
    }

    /// <summary>Prepares a URL for a history: replaces each secret by a placeholder such as <c>{token.erp}</c>. <see cref="Show"/>
    /// restores it.</summary>
    public string Hide(string url)
    {
        lock (gate)
        {
            foreach (var (placeholder, value) in forms.Where(form => form.Value.Length >= SecretFinder.MinLength))
                url = url.Replace(value, placeholder, StringComparison.Ordinal);
        }

        // Any remaining secret is short, or uses an equivalent escape chosen by the server.
        foreach (var (start, end, secret) in Enumerable.Reverse(Finder().Find(url)))
        {
            var (name, value, _) = secrets[secret];
            if (url[start..end] == value)
                url = $"{url[..start]}{{{name}}}{url[end..]}";
            else if (Uri.UnescapeDataString(url[start..end]) == value || WebUtility.UrlDecode(url[start..end]) == value)
                url = $"{url[..start]}{{{name}%}}{url[end..]}";
        }

        return url;
    }

    /// <summary>Replaces each placeholder by its secret.</summary>
    public string Show(string url)
    {
        lock (gate)
            return forms.Aggregate(url, (shown, form) => shown.Replace(form.Placeholder, form.Value, StringComparison.Ordinal));
    }

    private List<(string Name, string Value, bool WithParts)> Secrets()
    {
        lock (gate)
            return [.. secrets];
    }

    private SecretFinder Finder()
    {
        lock (gate)
            return finder ??= new SecretFinder([.. secrets.Select(secret => (secret.Value, secret.WithParts))]);
    }

    private void AddForms(string name, string value)
    {
        var signed = new (string Sign, string Value)[]
        {
            ("", value), ("%", Uri.EscapeDataString(value)), ("+", WebUtility.UrlEncode(value)),
            ("\"", JsonEncodedText.Encode(value).ToString()),
            ("'", JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()),
        };
        foreach (var (sign, form) in signed)
            forms.Add(($"{{{name}{sign}}}", form));
        forms.Sort((left, right) => right.Value.Length.CompareTo(left.Value.Length));
    }
}
