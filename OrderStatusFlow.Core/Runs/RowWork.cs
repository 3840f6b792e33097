using System.Diagnostics;
using System.Text.Json;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Omnitron;

namespace OrderStatusFlow.Runs;

/// <summary>One row from its order object to its log record: order script, check, PATCH. Whatever happens, it is a record.</summary>
public sealed class RowWork(PageTransform transform, OrderWriter writer)
{
    // A longer body is sent whole but not kept in the log.
    private const int LongestLoggedBody = 256 << 10;

    internal async Task<RowRecord> DoAsync(FlowVersion flow, int row, ReadOnlyMemory<byte> order, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        if (flow.Definition.OrderScript is { } script)
        {
            var ran = await transform.RunScriptAsync(flow.Name, script, order, attributes, cancellation);
            attributes = ran.Attributes;
            if (ran.Failure is { } failure)
                return Record(OrderObject.TryNumber(order), new OrderWrite(RowOutcome.Failed, null, $"Order script: {failure.Message}", null, 0), order);
            order = ran.Output;
        }

        var read = OrderObject.Read(order, flow.Definition.Omnitron.SendOrderNumber);
        if (!read.Succeeded)
            return Record(OrderObject.TryNumber(order), new OrderWrite(RowOutcome.Failed, null, read.Failure.Message, null, 0), order);
        return Record(read.Value.Number, await writer.WriteAsync(flow.Definition, read.Value.Body, cancellation), read.Value.Body);

        RowRecord Record(string? number, OrderWrite write, ReadOnlyMemory<byte> body) => new()
        {
            Row = row,
            Order = number,
            Outcome = write.Outcome,
            HttpStatus = write.HttpStatus,
            Message = write.Message,
            Request = Logged(body),
            Response = write.Response,
            Attributes = attributes.Where(a => a.Key.StartsWith("log.", StringComparison.Ordinal)).ToDictionary(),
            Attempts = write.Attempts,
            DurationMs = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static JsonElement? Logged(ReadOnlyMemory<byte> body)
    {
        if (body.Length > LongestLoggedBody)
            return null;
        try
        {
            return JsonElement.Parse(body.Span, new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(System.Text.Encoding.UTF8.GetString(body.Span), RunJson.Options);
        }
    }
}
