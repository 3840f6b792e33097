using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OrderStatusFlow.Api.ConsoleFiles;

/// <summary>A file of the console with its compressed forms.</summary>
internal sealed class ConsoleFile
{
    private const string Revalidate = "no-cache";
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly FileExtensionContentTypeProvider Types = new();

    // Best first.
    private static readonly (string Encoding, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private readonly string path;
    private readonly List<(string Encoding, string Path)> compressed;

    /// <param name="path">The path of the file that is not compressed.</param>
    /// <param name="isHashed">True if the name changes with the content.</param>
    public ConsoleFile(string path, bool isHashed)
    {
        this.path = path;
        compressed = [.. Encodings.Select(e => (e.Encoding, path + e.Extension)).Where(e => File.Exists(e.Item2))];
        Type = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        CacheControl = isHashed ? Forever : Revalidate;
    }

    /// <summary>The content type.</summary>
    public string Type { get; }

    /// <summary>How long the file may be cached.</summary>
    public string CacheControl { get; }

    /// <summary>True if the file is a compressed form of another one.</summary>
    public static bool IsCompressed(string path) => Encodings.Any(e => path.EndsWith(e.Extension, StringComparison.Ordinal));

    /// <summary>Chooses the form that the caller accepts.</summary>
    /// <param name="acceptEncoding">The request's Accept-Encoding.</param>
    /// <returns>The encoding, or null for the file as it is, and the path.</returns>
    public (string? Encoding, string Path) Choose(StringValues acceptEncoding)
    {
        if (StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
        {
            foreach (var form in compressed)
            {
                if (accepted.Any(a => a.Quality != 0 && a.Value.Equals(form.Encoding, StringComparison.OrdinalIgnoreCase)))
                    return form;
            }
        }

        return (null, path);
    }
}
