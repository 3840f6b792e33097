using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OrderStatusFlow.Api.Requests;

/// <summary>The weak ETag of a response, made from its content.</summary>
internal static class EntityTag
{
    /// <summary>Sets the ETag of the response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="content">The content that the ETag depends on.</param>
    /// <returns>True if the caller has this content: the response is then 304.</returns>
    public static bool IsKnown<T>(HttpContext context, T content)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, options)).AsSpan(0, 16));
        var tag = new EntityTagHeaderValue($"\"{hash}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);
    }
}
