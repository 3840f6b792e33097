using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The state of a login by authorization code that a person began (RFC 6749, section 10.12).</summary>
/// <param name="Value">The random value in the URLs.</param>
/// <param name="Verifier">The code verifier (RFC 7636).</param>
/// <param name="Flow">The flow.</param>
/// <param name="RedirectUri">The URL to which the ERP redirects.</param>
public sealed record OAuthState(string Value, string Verifier, FlowIncarnation Flow, Uri RedirectUri)
{
    /// <summary>Returns a fixed text, never the values.</summary>
    public override string ToString() => "(state)";
}
