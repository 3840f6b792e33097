using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Finds the secrets of a flow's definition: referenced ones, and members whose names mark them as secrets.</summary>
public sealed class FlowRedactor(Secrets secrets)
{
    // In these parts, names such as "key" are names of parameters and members.
    private static readonly string[] WithoutLiterals = ["parameters", "pagination", "mapping"];

    internal SecretRedactor Of(JsonElement definition)
    {
        var hidden = new SecretRedactor();
        Collect(definition, literals: true, hidden);
        return hidden;
    }

    private void Collect(JsonElement json, bool literals, SecretRedactor hidden)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Collect(item, literals, hidden);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("secret", out var name) && name.ValueKind == JsonValueKind.String
                && secrets.Reveal(new Setting(null, name.GetString())) is { Succeeded: true, Value: var value })
                AddSecret(name.GetString()!, value, hidden);
            foreach (var property in json.EnumerateObject())
            {
                if (literals && property.Value.ValueKind == JsonValueKind.String && SecretNames.Contains(property.Name) && !IsAddress(property.Name))
                    hidden.Add(property.Name, property.Value.GetString());
                Collect(property.Value, literals && !WithoutLiterals.Contains(property.Name), hidden);
            }
        }
    }

    // tokenPath and authorizeUrl say where a secret is.
    private static bool IsAddress(string name) => name.EndsWith("Path", StringComparison.Ordinal) || name.EndsWith("Url", StringComparison.Ordinal);

    // The scheme and the host of a URL are not secret, and every other URL has the same beginning.
    private static void AddSecret(string name, string value, SecretRedactor hidden)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            hidden.AddUrl(name, value);
        else
            hidden.Add(name, value);
    }
}
