using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>What endpoints demand of a request. The last one set whose <see cref="Path"/> fits counts.</summary>
public sealed record ErpLogin
{
    public required ErpLoginType Type { get; init; }

    /// <summary>Paths that demand it; <c>*</c> matches any text. The login addresses themselves are always open.</summary>
    public string Path { get; init; } = "*";

    public string Username { get; init; } = "erp";

    public string Password { get; init; } = "erp-password";

    /// <summary>Header that carries the token; null for <c>Authorization</c>, or <c>X-Api-Key</c> for a permanent token.</summary>
    public string? Header { get; init; }

    /// <summary>Word before the token, with one space between; null for <c>Bearer</c>, or none for a permanent token.</summary>
    public string? Prefix { get; init; }

    /// <summary>The permanent token.</summary>
    public string Token { get; init; } = "erp-permanent-token";

    [JsonIgnore]
    internal string HeaderName => Header ?? (Type == ErpLoginType.Token ? "X-Api-Key" : "Authorization");

    [JsonIgnore]
    internal string TokenPrefix => (Prefix ?? (Type == ErpLoginType.Token ? "" : "Bearer")) is { Length: > 0 } word ? word + " " : "";
}
