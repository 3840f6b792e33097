using System.Text;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>POST /oauth/token</c> of RFC 6749, with the grants client_credentials, password, authorization_code with PKCE, and refresh_token. The client
/// identifies itself in the form or by Basic authentication. A refresh token is valid once; the response contains the next one.</summary>
internal static class OAuthLogin
{
    public const string ClientId = "erp-client";
    public const string ClientSecret = "erp-client-secret";

    public static SimResponse Respond(ErpAccess access, SimRequest request)
    {
        if (request.Method != "POST") return SimResponse.MethodNotAllowed;
        access.CountLogin();
        SimResponse response = Grant(access, request);
        if (response.Status != 200) access.CountRefusal();
        return response;
    }

    private static SimResponse Grant(ErpAccess access, SimRequest request)
    {
        if (!request.Context.Request.HasFormContentType) return Error(400, "invalid_request");
        ErpParameters form;
        try
        {
            form = ErpParameters.Read(request);
        }
        catch (ErpRequestException)
        {
            return Error(400, "invalid_request");
        }

        if (!IsClient(form, request)) return Error(401, "invalid_client") with { Header = ("WWW-Authenticate", "Basic realm=\"erp\"") };
        return form["grant_type"] switch
        {
            "client_credentials" => Token(access, refresh: false),
            "password" when form["username"] == ErpAccess.Username && form["password"] == ErpAccess.Password => Token(access, refresh: true),
            "refresh_token" when form["refresh_token"] is { } token && access.RefreshTokens.Use(token) => Token(access, refresh: true),
            OAuthAuthorize.Grant when OAuthAuthorize.Redeem(access, form) => Token(access, refresh: true),
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

    private static SimResponse Token(ErpAccess access, bool refresh)
    {
        var accessToken = TokenSet.NewToken();
        access.OAuth2.Add(accessToken, access.TokenLifetime);
        var response = new Dictionary<string, object>
        {
            ["access_token"] = accessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)access.TokenLifetime.TotalSeconds,
        };
        if (refresh)
        {
            var token = TokenSet.NewToken();
            access.RefreshTokens.Add(token, null);
            response["refresh_token"] = token;
        }

        return SimResponse.Json(200, response);
    }

    private static SimResponse Error(int status, string error) => SimResponse.Json(status, new { error });
}
