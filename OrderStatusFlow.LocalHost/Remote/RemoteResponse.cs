using System.Text.Json;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>A response of a host.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; undefined if it is empty.</param>
/// <param name="Tag">The ETag; null without one.</param>
internal sealed record RemoteResponse(int Status, JsonElement Body, string? Tag)
{
    public bool Succeeded => Status is >= 200 and < 300;

    public string? Text(string member) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) ? value.ToString() : null;

    /// <summary>The errors of problem details, one line each, with their JSON paths.</summary>
    public IReadOnlyList<string> Errors()
    {
        if (Body.ValueKind != JsonValueKind.Object || !Body.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            return [$"Status {Status}. {Text("detail") ?? Text("title")}".Trim()];
        return [.. errors.EnumerateArray().Select(Line)];
    }

    /// <summary>The warnings of an upload, one line each.</summary>
    public IReadOnlyList<string> Warnings() =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("warnings", out var warnings) ? [.. warnings.EnumerateArray().Select(Line)] : [];

    private static string Line(JsonElement error) =>
        error.GetProperty("path").GetString() is { Length: > 0 } path ? $"{path}: {error.GetProperty("message")}" : $"{error.GetProperty("message")}";
}
