using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>A login that endpoints require. If several match a path, the last one applies.</summary>
public sealed record ErpLogin
{
    public required ErpLoginType Type { get; init; }

    /// <summary>The paths that require it; <c>*</c> matches any text. The login endpoints themselves require none.</summary>
    public string Path { get; init; } = "*";

    public string Username { get; init; } = "erp";

    public string Password { get; init; } = "erp-password";

    /// <summary>The header with the token; null for <c>Authorization</c>, or <c>X-Api-Key</c> for a permanent token.</summary>
    public string? Header { get; init; }

    /// <summary>The word before the token, separated by a space. The default is <c>Bearer</c>; a permanent token has no word by default.</summary>
    public string? Prefix { get; init; }

    /// <summary>The permanent token.</summary>
    public string Token { get; init; } = "erp-permanent-token";

    [JsonIgnore]
    internal string HeaderName => Header ?? (Type == ErpLoginType.Token ? "X-Api-Key" : "Authorization");

    [JsonIgnore]
    internal string TokenPrefix => (Prefix ?? (Type == ErpLoginType.Token ? "" : "Bearer")) is { Length: > 0 } word ? word + " " : "";
}
