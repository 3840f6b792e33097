using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The login to an ERP. <see cref="Type"/> determines which properties are used.</summary>
public sealed record ErpLoginDefinition
{
    /// <summary>The grant with which a person logs the flow in at the ERP (RFC 6749, section 4.1).</summary>
    public const string AuthorizationCode = "authorization_code";

    /// <summary>The kind of login.</summary>
    public ErpLoginType Type { get; init; }

    /// <summary>The URL of token requests (jwt, oauth2), or the Connect URL (nebim).</summary>
    public Setting? Url { get; init; }

    /// <summary>basic, jwt, nebim, and oauth2 with the password grant.</summary>
    public Setting? Username { get; init; }

    /// <summary>basic, jwt, nebim, and oauth2 with the password grant.</summary>
    public Setting? Password { get; init; }

    /// <summary>The permanent token (token), or the value of the header (header).</summary>
    public Setting? Token { get; init; }

    /// <summary>The JSONPath of the token in the response. The default is <c>$.token</c> for jwt, <c>$.access_token</c> for oauth2 and
    /// <c>$.SessionID</c> for nebim.</summary>
    public string? TokenPath { get; init; }

    /// <summary>The header of the token. The default is <c>Authorization</c>.</summary>
    public string Header { get; init; } = "Authorization";

    /// <summary>The prefix of the token in the header, such as <c>Bearer</c>; null or empty for no prefix.</summary>
    public string? Prefix { get; init; }

    /// <summary>Additional headers of the login request.</summary>
    public IReadOnlyDictionary<string, Setting> Headers { get; init; } = new Dictionary<string, Setting>();

    /// <summary>Additional members of the body of the login request (jwt, oauth2).</summary>
    public IReadOnlyDictionary<string, ExtraParam> Body { get; init; } = new Dictionary<string, ExtraParam>();

    /// <summary>oauth2: <c>client_credentials</c>, <c>password</c>, <c>refresh_token</c> or <c>authorization_code</c>.</summary>
    public string Grant { get; init; } = "client_credentials";

    /// <summary>oauth2.</summary>
    public Setting? ClientId { get; init; }

    /// <summary>oauth2.</summary>
    public Setting? ClientSecret { get; init; }

    /// <summary>oauth2.</summary>
    public Setting? Scope { get; init; }

    /// <summary>A URL that is requested with each new session, to verify it. It may contain expressions. Null for none, or for nebim the
    /// flow's first request.</summary>
    public Setting? CheckUrl { get; init; }

    /// <summary>Whether a new session is verified. Default: true for nebim, which returns a session for wrong credentials too, and for all
    /// types with a <see cref="CheckUrl"/>.</summary>
    public bool Check { get; init; }

    /// <summary>oauth2 with the refresh_token grant.</summary>
    public Setting? RefreshToken { get; init; }

    /// <summary>oauth2 with the authorization_code grant: the URL at which a person logs in. It is shown to this person, so it is never a
    /// secret.</summary>
    public string? AuthorizeUrl { get; init; }

    /// <summary>The stored flow that the definition belongs to; null for a definition that is not stored. A login with the
    /// authorization_code grant belongs to one flow, even if another flow has the same settings.</summary>
    public FlowIncarnation? Owner { get; init; }

    /// <summary>All types: a TLS client certificate with its private key, as PEM or as a PFX file in base64.</summary>
    public Setting? Certificate { get; init; }

    /// <summary>All types: the password of the certificate's key.</summary>
    public Setting? CertificatePassword { get; init; }
}

/// <summary>The kinds of ERP login.</summary>
public enum ErpLoginType
{
    /// <summary>No login.</summary>
    None,

    /// <summary>RFC 7617 basic authentication on each request.</summary>
    Basic,

    /// <summary>A token that never changes, in a header.</summary>
    Token,

    /// <summary>A header with a fixed value.</summary>
    Header,

    /// <summary>A token that a login request returns.</summary>
    Jwt,

    /// <summary>RFC 6749 access tokens.</summary>
    OAuth2,

    /// <summary>Nebim V3: a session id, which the URL contains as <c>${token.erp}</c>.</summary>
    Nebim,

    /// <summary>HTTP digest authentication (RFC 7616) on each request.</summary>
    Digest,
}
