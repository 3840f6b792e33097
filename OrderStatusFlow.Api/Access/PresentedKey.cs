using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Access;

/// <summary>The key of a request: in the header <c>x-functions-key</c>, as bearer token, or as <c>?code=</c>, in this order.</summary>
/// <param name="Text">The key.</param>
/// <param name="IsInUrl">True if it is in the URL, which proxies may log.</param>
internal sealed record PresentedKey(string Text, bool IsInUrl)
{
    private const string Bearer = "Bearer ";

    /// <summary>Finds the key of the product in a request; null if it has no such key.</summary>
    /// <param name="request">The request.</param>
    /// <param name="anyText">True if a key need not begin with <c>osf_</c>, because the setting has one.</param>
    public static PresentedKey? Find(HttpRequest request, bool anyText)
    {
        if (request.Headers.TryGetValue("x-functions-key", out var header) && IsOurs(header.ToString()))
            return new PresentedKey(header.ToString(), false);
        // Other bearer tokens are for App Service Authentication.
        if (request.Headers.Authorization.ToString() is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && IsMarked(value[Bearer.Length..].Trim()))
            return new PresentedKey(value[Bearer.Length..].Trim(), false);
        return request.Query.TryGetValue("code", out var code) && IsOurs(code.ToString()) ? new PresentedKey(code.ToString(), true) : null;

        bool IsOurs(string text) => anyText || IsMarked(text);
    }

    /// <summary>Returns a fixed text, never the key.</summary>
    public override string ToString() => "(key)";

    private static bool IsMarked(string text) => text.StartsWith(KeyText.Mark, StringComparison.Ordinal);
}
