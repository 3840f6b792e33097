using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The input of a run's orchestration in a host whose histories are limited.</summary>
/// <remarks>In JSON, these are further members of the start, so that hosts of earlier releases can read the input of a new run.</remarks>
/// <param name="Start">The run.</param>
[JsonConverter(typeof(RunInputConverter))]
public sealed record RunInput(RunStart Start)
{
    /// <summary>True if the run may continue with a new history; false in runs that an earlier release started, because their histories are replayed
    /// without one.</summary>
    public bool MayContinue { get; init; } = true;

    /// <summary>What the run's earlier histories reached; null in its first history.</summary>
    public RunContinuation? Continuation { get; init; }

    private sealed class RunInputConverter : JsonConverter<RunInput>
    {
        public override RunInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var json = JsonNode.Parse(ref reader)!.AsObject();
            return new RunInput(json.Deserialize<RunStart>(options)!)
            {
                MayContinue = json["mayContinue"]?.GetValue<bool>() ?? false,
                Continuation = json["continuation"].Deserialize<RunContinuation>(options),
            };
        }

        public override void Write(Utf8JsonWriter writer, RunInput value, JsonSerializerOptions options)
        {
            var json = JsonSerializer.SerializeToNode(value.Start, options)!.AsObject();
            json["mayContinue"] = value.MayContinue;
            if (value.Continuation is { } continuation)
                json["continuation"] = JsonSerializer.SerializeToNode(continuation, options);
            json.WriteTo(writer, options);
        }
    }
}
