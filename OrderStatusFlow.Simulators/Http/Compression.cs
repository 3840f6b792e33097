using System.IO.Compression;

namespace OrderStatusFlow.Simulators.Http;

internal static class Compression
{
    /// <summary>The answer in brotli or gzip if the client takes one of them, brotli first.</summary>
    public static Answer Apply(Answer answer, SimRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        var name = accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : null;
        if (name is null || answer.Body.IsEmpty || answer.Header is not null) return answer;

        using var target = new MemoryStream();
        using (Stream packing = name == "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new GZipStream(target, CompressionLevel.Fastest))
            packing.Write(answer.Body.Span);
        return answer with { Body = target.ToArray(), Header = ("Content-Encoding", name) };
    }
}
