using System.Text.Json;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Tells by their names which of a flow's own texts are secrets that were written out.</summary>
internal static partial class SecretNames
{
    /// <summary>Whether what has this name is taken for a secret: a header, a parameter, a member.</summary>
    public static bool Contains(string name) => Name().IsMatch(name);

    /// <summary>Adds a text to the secrets, or what in it is one: a body holds them in elements, members and fields.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="place">The setting's path, which ends with its name.</param>
    /// <param name="text">The setting's text.</param>
    public static void Add(SecretRedactor secrets, string place, string text)
    {
        if (place == "body")
        {
            foreach (Match one in InText().Matches(text))
                secrets.Add(one.Groups["name"].Value, one.Groups["value"].Value);
        }
        else if (place[(place.LastIndexOf('.') + 1)..] is var name && Contains(name))
        {
            secrets.Add(name, text);
            // "Bearer abc": the scheme is no secret, and what is behind it is one by itself.
            secrets.Add(name, text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    /// <summary>Adds what in a JSON value is a secret by the name of its member.</summary>
    public static void Add(SecretRedactor secrets, string place, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                Add(secrets, place, json.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    Add(secrets, place, item);
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    Add(secrets, $"{place}.{member.Name}", member.Value);
                break;
        }
    }

    [GeneratedRegex("auth|cookie|key|token|secret|passw|pwd|session|signature", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("""[<"'&?:](?<name>[\w.-]*(?:key|token|secret|passw|pwd|session)[\w.-]*)["']?\s*[^<>"'=:]*[>=:]\s*["']?(?<value>[^<"'&]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InText();
}
