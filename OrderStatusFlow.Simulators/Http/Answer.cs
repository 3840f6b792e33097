using System.Text.Json;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>What an endpoint wants to say; a value, so that a fault can change it, cut it or throw it away before it leaves.</summary>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body, string ContentType)
{
    private const string JsonType = "application/json";

    public (string Name, string Value)? Header { get; init; }

    public static Answer NotFound { get; } = RawJson(404, "{\"detail\":\"Not found.\"}"u8.ToArray());

    public static Answer WrongMethod { get; } = RawJson(405, "{\"detail\":\"This address does not take that method.\"}"u8.ToArray());

    public static Answer NoContent { get; } = new(204, ReadOnlyMemory<byte>.Empty, "");

    /// <summary>Bytes that are JSON already. Not an overload: an array would go to the generic one and become base64.</summary>
    public static Answer RawJson(int status, ReadOnlyMemory<byte> body) => new(status, body, JsonType);

    public static Answer Json<T>(int status, T value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, SimJson.Options), JsonType);

    public static Answer Detail(int status, string detail) => Json(status, new Dictionary<string, string> { ["detail"] = detail });

    public async Task WriteAsync(HttpResponse response, bool cutInTheMiddle = false)
    {
        response.StatusCode = Status;
        if (Header is { } header) response.Headers.Append(header.Name, header.Value);
        if (Body.IsEmpty && !cutInTheMiddle) return;

        response.ContentType = ContentType;
        response.ContentLength = cutInTheMiddle ? Math.Max(Body.Length, 2) : Body.Length;
        await response.Body.WriteAsync(cutInTheMiddle ? Body[..(Body.Length / 2)] : Body);
        if (cutInTheMiddle) await response.Body.FlushAsync();
    }
}
