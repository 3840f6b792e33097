using System.Text.Json;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Detects literal secrets in a flow by the names of their settings.</summary>
internal static partial class SecretNames
{
    /// <summary>Returns true if a header, parameter or member of this name is treated as a secret.</summary>
    public static bool Contains(string name) => Name().IsMatch(name);

    /// <summary>Adds a text to the secrets, or the secrets inside it: a body can contain them in elements, members and fields.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="place">The setting's path, which ends in its name.</param>
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
            // In "Bearer abc" the scheme is not a secret, and the rest is a secret of its own.
            secrets.Add(name, text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }

    /// <summary>Adds the members of a JSON value whose names mark them as secrets.</summary>
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
