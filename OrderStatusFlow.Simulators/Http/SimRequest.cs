using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>A request with its whole body, so that fault rules, the request log and the endpoint read the same bytes.</summary>
internal sealed class SimRequest(HttpContext context, ReadOnlyMemory<byte> body)
{
    public HttpContext Context => context;

    public string Method => context.Request.Method;

    public string Path => context.Request.Path.Value ?? "/";

    public IQueryCollection Query => context.Request.Query;

    public IHeaderDictionary Headers => context.Request.Headers;

    public ReadOnlyMemory<byte> Body => body;

    public string BodyText => Encoding.UTF8.GetString(body.Span);

    /// <summary>The path and the query of the request line, not decoded.</summary>
    public string Target => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    /// <summary>True for <c>/_sim/</c>, by which a test reads and changes the simulator.</summary>
    public bool IsControl => Path.StartsWith("/_sim/", StringComparison.Ordinal);

    /// <summary>Set by a fault: return the first page instead of the requested one.</summary>
    public bool RepeatFirstPage { get; set; }

    public string BaseUrl => $"{context.Request.Scheme}://{context.Request.Host}";

    public static async ValueTask<SimRequest> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return new SimRequest(context, ReadOnlyMemory<byte>.Empty);

        PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync();
            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return new SimRequest(context, body);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
