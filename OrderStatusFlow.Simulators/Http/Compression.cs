using System.IO.Compression;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>The compression of responses.</summary>
internal static class Compression
{
    /// <summary>Compresses the response with brotli, or else gzip, if the client accepts it.</summary>
    public static SimResponse Apply(SimResponse response, SimRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        var name = accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : null;
        if (name is null || response.Body.IsEmpty || response.Header is not null) return response;

        using var target = new MemoryStream();
        using (Stream packing = name == "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new GZipStream(target, CompressionLevel.Fastest))
            packing.Write(response.Body.Span);
        return response with { Body = target.ToArray(), Header = ("Content-Encoding", name) };
    }
}
