using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>GET /oauth/authorize</c> of RFC 6749 with PKCE (RFC 7636). It redirects at once, without asking anybody for consent.</summary>
internal static class OAuthAuthorize
{
    public const string Grant = "authorization_code";

    public static SimResponse Respond(ErpAccess access, SimRequest request)
    {
        string? Value(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;
        if (Value("client_id") != OAuthLogin.ClientId || Value("redirect_uri") is not { } redirectUri || Value("state") is not { } state
            || Value("response_type") != "code" || Value("code_challenge_method") != "S256" || Value("code_challenge") is not { } challenge)
            return SimResponse.Detail(400, "The authorization request is not valid.");
        var code = TokenSet.NewToken();
        access.Codes[code] = (redirectUri, challenge);
        return SimResponse.Json(302, new { }) with
        {
            Header = ("Location", QueryHelpers.AddQueryString(redirectUri, new Dictionary<string, string?> { ["code"] = code, ["state"] = state })),
        };
    }

    /// <summary>Uses a code. True if it was issued and not used before, and if the redirect URL and the verifier belong to it.</summary>
    public static bool Redeem(ErpAccess access, ErpParameters form) =>
        form["code"] is { } code && access.Codes.TryRemove(code, out var issued) && form["redirect_uri"] == issued.RedirectUri
            && form["code_verifier"] is { } verifier && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == issued.Challenge;
}
