using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>A line of a recorded history: a call that an instance made, or the answer it got.</summary>
internal sealed record HistoryLine
{
    /// <summary>The path of the instance: empty for the run itself, <c>rows-1/</c> for its first batch.</summary>
    public string Instance { get; init; } = "";

    /// <summary>The call's key in the instance.</summary>
    public required string Call { get; init; }

    /// <summary>The name of the activity or orchestration asked for; null in an answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Asks { get; init; }

    /// <summary>What a child was started with, which stays; null in other lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Input { get; init; }

    /// <summary>The answer; null in a call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Answer { get; init; }
}
