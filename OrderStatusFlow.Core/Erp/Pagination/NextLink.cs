using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>The link to the next page inside of a page: some ERPs repeat the session or the key of the request in it.</summary>
internal static class NextLink
{
    /// <summary>The page as it is kept and given to the flow's script: secrets in the link are redacted, all else is as the ERP sent it.</summary>
    public static ReadOnlyMemory<byte> Redacted(JsonPage page, PaginationDefinition pagination, SecretRedactor secrets)
    {
        if (pagination is not { Type: PaginationType.Next, Path: { } path } || page.Value(path) is not { Length: > 0 } link || secrets.Redact(link) is var shown && shown == link)
            return page.Json;
        var raw = JsonPaths.Find(page.Json, path)!.Value.Span;
        var at = page.Json.Span.IndexOf(raw);
        return at < 0
            ? page.Json
            : (byte[])[.. page.Json.Span[..at], .. JsonSerializer.SerializeToUtf8Bytes(shown), .. page.Json.Span[(at + raw.Length)..]];
    }
}
