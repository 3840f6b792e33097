using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace OrderStatusFlow.Api.Access;

/// <summary>The header in which App Service Authentication describes who it authenticated: base64 of JSON with claims.</summary>
/// <remarks>https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities</remarks>
/// <param name="Name">The name of the person or app.</param>
/// <param name="Role">The highest role; null if the principal has none of this app.</param>
internal sealed record EntraPrincipal(string Name, Role? Role)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The path of the platform's login page.</summary>
    public const string SignIn = "/.auth/login/aad";

    private const int MaxLength = 128 << 10;
    private const string RolePrefix = "OrderStatusFlow.";

    // A person has the first ones; an app that has its own token only an id.
    private static readonly string[] NameClaims =
    [
        "preferred_username", "upn", ClaimTypes.Upn, ClaimTypes.Email, "email", "name", ClaimTypes.Name, "azp", "appid", "oid",
        "http://schemas.microsoft.com/identity/claims/objectidentifier", ClaimTypes.NameIdentifier,
    ];

    /// <summary>Reads the header; null if it is not valid.</summary>
    public static EntraPrincipal? Read(StringValues header)
    {
        if (header is not [{ Length: > 0 and <= MaxLength } text] || Decode(text) is not { } json)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var claims = root.GetProperty("claims").EnumerateArray()
                .Select(claim => (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString() ?? "")).ToList();
            var roleType = root.TryGetProperty("role_typ", out var type) ? type.GetString() : null;
            var roles = claims.Where(claim => claim.Type is "roles" or ClaimTypes.Role || (roleType is not null && claim.Type == roleType))
                .Select(claim => RoleOf(claim.Value)).Where(role => role is not null).ToList();
            return NameClaims.Select(name => claims.Find(claim => claim.Type == name).Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
                is { } found ? new EntraPrincipal(found, roles.Max()) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static Role? RoleOf(string value)
    {
        var word = value.StartsWith(RolePrefix, StringComparison.OrdinalIgnoreCase) ? value[RolePrefix.Length..] : value;
        return Enum.GetValues<Role>().Where(role => word.Equals(role.ToString(), StringComparison.OrdinalIgnoreCase)).Cast<Role?>().FirstOrDefault();
    }
}
