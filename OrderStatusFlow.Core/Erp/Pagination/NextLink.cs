using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Redacts the link to the next page inside a page, because some ERPs include the session or the key in it.</summary>
internal static class NextLink
{
    /// <summary>Returns the page for storage and for the flow's script. Secrets in the link are redacted; everything else is
    /// unchanged.</summary>
    public static ReadOnlyMemory<byte> Redacted(JsonPage page, PaginationDefinition pagination, SecretRedactor secrets)
    {
        if (pagination is not { Type: PaginationType.Next, Path: { } path } || page.Value(path) is not { Length: > 0 } link
            || secrets.Redact(link) is var shown && shown == link)
            return page.Json;
        var raw = JsonPaths.Find(page.Json, path)!.Value.Span;
        var at = page.Json.Span.IndexOf(raw);
        return at < 0
            ? page.Json
            : (byte[])[.. page.Json.Span[..at], .. JsonSerializer.SerializeToUtf8Bytes(shown), .. page.Json.Span[(at + raw.Length)..]];
    }
}
