namespace OrderStatusFlow.Api.Logins;

/// <summary>A login by authorization code that was begun.</summary>
/// <param name="AuthorizeUrl">The ERP's URL, which a person opens within ten minutes. It can be used once.</param>
/// <param name="RedirectUri">The URL to which the ERP redirects. Register it at the ERP.</param>
public sealed record LoginStart(Uri AuthorizeUrl, Uri RedirectUri);
