using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What the guest's runner says after a call. It comes from the script's own interpreter, so nothing in it is trusted.</summary>
internal sealed record GuestAnswer
{
    public GuestError? Error { get; init; }

    public Dictionary<string, string>? Attributes { get; init; }

    public string? Printed { get; init; }

    public bool Wrote { get; init; }

    public string[]? Changes { get; init; }

    /// <summary>Null when it is not an answer.</summary>
    public static GuestAnswer? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, GuestAnswerJson.Default.GuestAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A script's own error.</summary>
internal sealed record GuestError
{
    public string? Kind { get; init; }

    /// <summary>1 for the first line; 0 when it has none.</summary>
    public int Line { get; init; }

    public string? Text { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GuestAnswer))]
internal sealed partial class GuestAnswerJson : JsonSerializerContext;
