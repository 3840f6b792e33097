using System.Text.Json;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>The response of an endpoint. It is a value, so that a fault can change, cut or discard it before it is sent.</summary>
internal readonly record struct SimResponse(int Status, ReadOnlyMemory<byte> Body, string ContentType)
{
    private const string JsonType = "application/json";

    public (string Name, string Value)? Header { get; init; }

    public static SimResponse NotFound { get; } = RawJson(404, "{\"detail\":\"Not found.\"}"u8.ToArray());

    public static SimResponse MethodNotAllowed { get; } = RawJson(405, "{\"detail\":\"This address does not accept that method.\"}"u8.ToArray());

    public static SimResponse NoContent { get; } = new(204, ReadOnlyMemory<byte>.Empty, "");

    /// <summary>Calls an action, and returns 204.</summary>
    public static SimResponse NoContentAfter(Action action)
    {
        action();
        return NoContent;
    }

    /// <summary>A response of bytes that are JSON. It has a name of its own because <see cref="Json"/> would write the bytes as base64.</summary>
    public static SimResponse RawJson(int status, ReadOnlyMemory<byte> body) => new(status, body, JsonType);

    public static SimResponse Json<T>(int status, T value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, SimJson.Options), JsonType);

    public static SimResponse Detail(int status, string detail) => Json(status, new Dictionary<string, string> { ["detail"] = detail });

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
