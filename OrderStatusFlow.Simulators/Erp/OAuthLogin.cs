using System.Text;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>POST /oauth/token</c> as RFC 6749 has it: client_credentials, password, authorization_code with PKCE, and
/// refresh_token (each of which counts once: the answer brings the next); the client in the form or by Basic.</summary>
internal static class OAuthLogin
{
    public const string ClientId = "erp-client";
    public const string ClientSecret = "erp-client-secret";

    public static Answer Answer(ErpGate gate, SimRequest request)
    {
        if (request.Method != "POST") return Http.Answer.WrongMethod;
        gate.CountLogin();
        Answer answer = Grant(gate, request);
        if (answer.Status != 200) gate.CountRefusal();
        return answer;
    }

    private static Answer Grant(ErpGate gate, SimRequest request)
    {
        if (!request.Context.Request.HasFormContentType) return Error(400, "invalid_request");
        ErpParameters form = ErpParameters.Read(request);
        if (!IsClient(form, request)) return Error(401, "invalid_client") with { Header = ("WWW-Authenticate", "Basic realm=\"erp\"") };
        return form["grant_type"] switch
        {
            "client_credentials" => Token(gate, refresh: false),
            "password" when form["username"] == ErpGate.Username && form["password"] == ErpGate.Password => Token(gate, refresh: true),
            "refresh_token" when form["refresh_token"] is { } token && gate.RefreshTokens.Use(token) => Token(gate, refresh: true),
            OAuthAuthorize.Grant when OAuthAuthorize.Redeem(gate, form) => Token(gate, refresh: true),
            "password" or "refresh_token" or OAuthAuthorize.Grant => Error(400, "invalid_grant"),
            null => Error(400, "invalid_request"),
            _ => Error(400, "unsupported_grant_type"),
        };
    }

    private static bool IsClient(ErpParameters form, SimRequest request)
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        return request.Headers.Authorization == basic || (form["client_id"] == ClientId && form["client_secret"] == ClientSecret);
    }

    private static Answer Token(ErpGate gate, bool refresh)
    {
        var access = TokenSet.NewToken();
        gate.OAuth2.Add(access, gate.TokenLifetime);
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = access,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)gate.TokenLifetime.TotalSeconds,
        };
        if (refresh)
        {
            var token = TokenSet.NewToken();
            gate.RefreshTokens.Add(token, null);
            answer["refresh_token"] = token;
        }

        return Http.Answer.Json(200, answer);
    }

    private static Answer Error(int status, string error) => Http.Answer.Json(status, new { error });
}
