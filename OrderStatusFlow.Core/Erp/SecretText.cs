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
        foreach (var form in new[] { value, Uri.EscapeDataString(value), System.Net.WebUtility.UrlEncode(value) }.Distinct())
            secrets.Add(($"{{{name}{(form == value ? "" : form.Contains('+') ? "+" : "%")}}}", form));
        secrets.Sort((left, right) => right.Value.Length.CompareTo(left.Value.Length));
    }

    /// <summary>Each secret replaced by a mark such as <c>{token.erp}</c>.</summary>
    public string Hide(string text) => secrets.Aggregate(text, (shown, secret) => shown.Replace(secret.Value, secret.Mark, StringComparison.Ordinal));

    /// <summary>Each mark replaced by its secret.</summary>
    public string Show(string text) => secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret.Mark, secret.Value, StringComparison.Ordinal));
}
