using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>GET /oauth/authorize</c> of RFC 6749 with PKCE (RFC 7636): every person consents at once.</summary>
internal static class OAuthAuthorize
{
    public const string Grant = "authorization_code";

    public static Answer Answer(ErpGate gate, SimRequest request)
    {
        string? Value(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;
        if (Value("client_id") != OAuthLogin.ClientId || Value("redirect_uri") is not { } redirectUri || Value("state") is not { } state
            || Value("response_type") != "code" || Value("code_challenge_method") != "S256" || Value("code_challenge") is not { } challenge)
            return Http.Answer.Detail(400, "The authorization request is not valid.");
        var code = TokenSet.NewToken();
        gate.Codes[code] = (redirectUri, challenge);
        return Http.Answer.Json(302, new { }) with
        {
            Header = ("Location", QueryHelpers.AddQueryString(redirectUri, new Dictionary<string, string?> { ["code"] = code, ["state"] = state })),
        };
    }

    /// <summary>True once for a code with its redirect URL and verifier.</summary>
    public static bool Redeem(ErpGate gate, ErpParameters form) =>
        form["code"] is { } code && gate.Codes.TryRemove(code, out var issued) && form["redirect_uri"] == issued.RedirectUri
            && form["code_verifier"] is { } verifier && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == issued.Challenge;
}
