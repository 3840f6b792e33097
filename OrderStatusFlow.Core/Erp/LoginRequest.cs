using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A login's request, ready to send.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Headers">The additional headers.</param>
/// <param name="Fields">The fields to post; null for a GET request.</param>
/// <param name="IsForm">True to send the fields as form data; false to send them as JSON.</param>
/// <param name="Fingerprint">A fingerprint of all settings that affect the token.</param>
/// <param name="Seal">The protector of the refresh token; null if the login uses none.</param>
internal sealed record LoginRequest(
    Uri Url, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<(string Name, object Value)>? Fields, bool IsForm,
        string Fingerprint, RefreshTokenProtector? Seal)
{
    /// <summary>The field with the refresh token, and the grant of that name.</summary>
    public const string RefreshToken = "refresh_token";

    /// <summary>Returns the request that exchanges an authorization code for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5).</summary>
    public LoginRequest ForCode(string code, OAuthState state) => this with
    {
        Fields =
        [
            ("grant_type", ErpLoginDefinition.AuthorizationCode), ("code", code), ("redirect_uri", state.RedirectUri.AbsoluteUri),
            ("code_verifier", state.Verifier),
            .. Fields!.Where(field => field.Name is not ("grant_type" or RefreshToken or "scope")),
        ],
    };

    /// <param name="refreshToken">The newest refresh token, which replaces the configured one; null if the login uses none.</param>
    public HttpRequestMessage ToMessage(string? refreshToken)
    {
        var request = new HttpRequestMessage(Fields is null ? HttpMethod.Get : HttpMethod.Post, Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (Fields is not null)
        {
            var fields = Fields.Select(
                field => field.Name == RefreshToken && refreshToken is not null ? (field.Name, refreshToken) : field);
            request.Content = new ByteArrayContent(IsForm ? Form(fields) : RequestBody.Json(fields));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(
                IsForm ? "application/x-www-form-urlencoded" : "application/json");
        }
        foreach (var (name, value) in Headers)
            RequestBody.SetHeader(request, name, value);
        return request;
    }

    private static byte[] Form(IEnumerable<(string Name, object Value)> fields) => Encoding.ASCII.GetBytes(
        string.Join('&', fields.Select(field =>
            $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(RequestBody.Plain(field.Value))}")));
}
