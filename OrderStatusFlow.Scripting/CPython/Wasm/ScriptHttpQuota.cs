using System.Buffers.Binary;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Counts a job's HTTP requests and sends them through its client. The script's data is untrusted and fully validated.</summary>
/// <remarks>A request is the length of its head, the head in JSON, and the body. A response is two lengths, then head and body.</remarks>
internal sealed class ScriptHttpQuota(IScriptHttpClient? client, ScriptLimits limits)
{
    private readonly List<string> log = [];
    private int requests;
    private long bytes;

    /// <summary>One line per request, without the query, which may contain keys.</summary>
    public IReadOnlyList<string> Log => log;

    public async Task<ReadOnlyMemory<byte>[]> AnswerAsync(byte[] call, CancellationToken cancellation)
    {
        if (ZoneName(call) is { } zone)
            return ZoneFile.Find(zone) is { } file ? [Lengths(2, file.Length), "{}"u8.ToArray(), file] : Refusal("There is no such zone.");
        if (client is null)
            return Refusal("Scripts of this flow may not make HTTP requests. Allow them in the flow.");
        if (Parse(call) is not { } request)
            return Refusal("The request is not valid.");
        requests++;
        bytes += request.Body?.Length ?? 0;
        if (requests > limits.Requests)
            return Refusal($"A script may make at most {limits.Requests} HTTP requests, and this one exceeds the limit.");
        if (bytes > limits.RequestBytes)
            return Refusal(TooManyBytes());

        var result = await client.SendAsync(request, cancellation);
        var response = result.Value;
        Note(request, response is null ? result.Failure!.Message : $"{response.Status}, {response.Body.Length} bytes");
        if (response is null)
            return Refusal(result.Failure!.Message, result.Failure.Code.Contains("timeout", StringComparison.Ordinal));
        bytes += response.Body.Length;
        return bytes > limits.RequestBytes ? Refusal(TooManyBytes()) : Answer(response);
    }

    private string TooManyBytes() =>
        $"A script's HTTP requests and responses may have at most {ByteSize.Text(limits.RequestBytes)} in total, "
        + "and this one exceeds the limit.";

    private void Note(ScriptHttpRequest request, string outcome)
    {
        var query = request.Url.IndexOf('?', StringComparison.Ordinal);
        log.Add($"[http] {request.Method} {(query < 0 ? request.Url : request.Url[..query])}: {outcome}\n");
    }

    // A call of Python's zoneinfo instead of a request.
    private static string? ZoneName(byte[] call)
    {
        try
        {
            using var head = Head(call);
            return head?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("zone", out var zone)
                && zone.ValueKind == JsonValueKind.String ? zone.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonDocument? Head(byte[] call) =>
        call.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(call) is var size && size > call.Length - 4
            ? null : JsonDocument.Parse(call.AsMemory(4, (int)size));

    private static ScriptHttpRequest? Parse(byte[] call)
    {
        try
        {
            using var head = Head(call);
            if (head is null)
                return null;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(call);
            var root = head.RootElement;
            var timeout = root.GetProperty("timeout");
            if (root.GetProperty("method").GetString() is not { Length: > 0 } method || root.GetProperty("url").GetString() is not { } url)
                return null;
            return new ScriptHttpRequest(
                method,
                url,
                [.. root.GetProperty("headers").EnumerateArray()
                    .Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))],
                root.GetProperty("hasBody").GetBoolean() ? call.AsMemory(4 + (int)size) : null,
                timeout.ValueKind == JsonValueKind.Number ? TimeSpan.FromSeconds(Math.Clamp(timeout.GetDouble(), 0.001, 300)) : null);
        }
        catch (Exception exception) when (
            exception is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte>[] Answer(ScriptHttpResponse response)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new
        {
            status = response.Status,
            reason = response.Reason,
            headers = response.Headers.Select(header => new[] { header.Key, header.Value }),
            url = response.Url,
        });
        return response.Body.Length > 0 ? [Lengths(head.Length, response.Body.Length), head, response.Body]
            : [Lengths(head.Length, 0), head];
    }

    private static ReadOnlyMemory<byte>[] Refusal(string message, bool timedOut = false)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new { error = message, timedOut });
        return [Lengths(head.Length, 0), head];
    }

    private static byte[] Lengths(int head, int body)
    {
        var lengths = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(lengths, head);
        BinaryPrimitives.WriteInt32LittleEndian(lengths.AsSpan(4), body);
        return lengths;
    }
}
