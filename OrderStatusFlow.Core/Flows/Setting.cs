namespace OrderStatusFlow.Core.Flows;

/// <summary>A text in a flow: a literal, or the name of a secret of the host.</summary>
/// <param name="Text">The literal text; null for a secret.</param>
/// <param name="Secret">The secret's name, as in <c>{"secret": "ERP_PASSWORD"}</c>; null for a literal.</param>
public sealed record Setting(string? Text, string? Secret)
{
    /// <summary>Creates a literal.</summary>
    public static implicit operator Setting(string text) => new(text, null);

    /// <summary>The text, or the name of the secret instead of its value, so that it is safe to log.</summary>
    public override string ToString() => Text ?? $"{{secret {Secret}}}";
}
