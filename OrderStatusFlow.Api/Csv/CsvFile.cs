using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api.Csv;

/// <summary>A CSV file that is written while its items are read.</summary>
/// <remarks>
/// It begins with a byte order mark, because Excel otherwise reads it in the code page of the machine. If the items cannot be read to the end, the
/// connection is aborted, so that the caller's download fails instead of looking complete.
/// </remarks>
/// <param name="name">The file's name without its extension.</param>
/// <param name="columns">The columns.</param>
/// <param name="items">The items.</param>
/// <param name="delimiter">The text between two cells.</param>
internal sealed class CsvFile<T>(string name, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> items, string delimiter) : IResult
{
    private const int BufferBytes = 64 << 10;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var reading = items.GetAsyncEnumerator(httpContext.RequestAborted);
        // Before the response starts: a failure here is answered with problem details.
        var more = await reading.MoveNextAsync();
        try
        {
            await WriteAsync(httpContext.Response, reading, more);
        }
        catch (Exception e) when (e is not OperationCanceledException || !httpContext.RequestAborted.IsCancellationRequested)
        {
            var log = httpContext.RequestServices.GetRequiredService<ILogger<CsvFile<T>>>();
            log.ResponseCutOff(e, httpContext.Request.Method, httpContext.Request.Path);
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(HttpResponse response, IAsyncEnumerator<T> reading, bool more)
    {
        response.ContentType = "text/csv; charset=utf-8";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.csv");
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferBytes, leaveOpen: true);
        var csv = new SafeCsvWriter(writer, delimiter);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        for (; more; more = await reading.MoveNextAsync())
        {
            foreach (var column in columns)
                csv.WriteField(column.TextOf(reading.Current));
            await csv.NextRecordAsync();
        }

        // Disposing them after a failure would send what they hold.
        await csv.FlushAsync();
        await writer.FlushAsync();
    }
}
