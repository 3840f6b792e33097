using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OrderStatusFlow.Api.ConsoleFiles;

/// <summary>Serves the console: its files, and its page for every other path outside <c>/api</c>.</summary>
internal sealed class ConsoleMiddleware
{
    private const string Page = "/index.html";
    private const string Hashed = "/assets/";

    // Text of an ERP never becomes markup or script: the browser enforces it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private readonly RequestDelegate next;
    private readonly Dictionary<string, ConsoleFile> files;

    public ConsoleMiddleware(RequestDelegate next)
        : this(next, Path.Combine(AppContext.BaseDirectory, "console"))
    {
    }

    internal ConsoleMiddleware(RequestDelegate next, string folder) => (this.next, files) = (next, Find(folder));

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Path.StartsWithSegments("/api") || FileOf(request.Path.Value ?? "") is not { } file)
        {
            await next(context);
            return;
        }

        var (encoding, path) = file.Choose(request.Headers.AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = file.CacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        var modified = File.GetLastWriteTimeUtc(path);
        var tag = new EntityTagHeaderValue($"\"{modified.Ticks:x}{encoding}\"");
        await TypedResults.PhysicalFile(path, file.Type, lastModified: modified, entityTag: tag).ExecuteAsync(context);
    }

    // The paths of the console's views are known to its page alone. A missing file of an earlier version is no view.
    private ConsoleFile? FileOf(string path) => files.TryGetValue(path, out var file) ? file
        : path.StartsWith(Hashed, StringComparison.Ordinal) ? null
        : files.GetValueOrDefault(Page);

    private static Dictionary<string, ConsoleFile> Find(string folder) => !Directory.Exists(folder) ? []
        : Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => !ConsoleFile.IsCompressed(path))
            .Select(path => (Url: $"/{Path.GetRelativePath(folder, path).Replace('\\', '/')}", Path: path))
            .ToDictionary(file => file.Url, file => new ConsoleFile(file.Path, file.Url.StartsWith(Hashed, StringComparison.Ordinal)));
}
