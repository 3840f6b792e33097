namespace OrderStatusFlow.Core.Flows;

/// <summary>A text in a flow: written out, or the name of a secret that the host keeps.</summary>
/// <param name="Text">The text as written; null when it is a secret.</param>
/// <param name="Secret">The secret's name, as in <c>{"secret": "ERP_PASSWORD"}</c>; null when the text is written out.</param>
public sealed record Setting(string? Text, string? Secret)
{
    /// <summary>A text that is written out.</summary>
    public static implicit operator Setting(string text) => new(text, null);

    /// <summary>The text, or the secret's name in place of its value: safe to log.</summary>
    public override string ToString() => Text ?? $"{{secret {Secret}}}";
}
