using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>A run in which an error group occurred.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">When the run was started.</param>
/// <param name="Version">The version of the flow.</param>
/// <param name="Rows">The number of rows; 0 if the error ended the run.</param>
public sealed record ErrorRun(string RunId, DateTimeOffset At, int Version, int Rows)
{
    // A property has up to 32,768 characters, and a batch's number at most ten.
    private const int MaxBatches = 3_000;

    /// <summary>The numbers of the batches with these rows. The end of the run is batch 0.</summary>
    [JsonIgnore]
    internal IReadOnlyList<int> Batches { get; init; } = [];

    /// <summary>Returns the run with another batch; null if the batch was counted before.</summary>
    internal ErrorRun? With(int batch, int rows) => Batches.Contains(batch)
        ? null
        : this with { Rows = Rows + rows, Batches = Batches.Count < MaxBatches ? [.. Batches, batch] : Batches };

    internal static string KeyOf(string fingerprint, RunId run) => $"r.{fingerprint}.{run.NewestFirst}";

    internal static ErrorRun Of(RunStart run) => new(run.Run, run.Id.Moment, run.Version, 0);

    internal static ErrorRun Read(TableEntity entity) => new(
        entity.GetString("Run"), entity.GetDateTimeOffset("At")!.Value, entity.GetInt32("Version")!.Value, entity.GetInt32("Rows")!.Value)
    {
        Batches = JsonSerializer.Deserialize<IReadOnlyList<int>>(entity.GetString("Batches"))!,
    };

    internal TableEntity ToEntity(FlowName flow, string fingerprint) => new(flow.ToString(), KeyOf(fingerprint, Model.RunId.Parse(RunId)))
    {
        ["Run"] = RunId,
        ["At"] = At,
        ["Version"] = Version,
        ["Rows"] = Rows,
        ["Batches"] = JsonSerializer.Serialize(Batches),
    };
}
