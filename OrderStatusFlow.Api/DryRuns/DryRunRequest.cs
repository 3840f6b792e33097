namespace OrderStatusFlow.Api.DryRuns;

/// <summary>A dry run to start.</summary>
/// <param name="Input">The input: exactly one of <c>run</c>, <c>erp</c> and <c>payload</c>.</param>
/// <param name="Definition">A draft of the flow's definition; missing for the stored definition.</param>
/// <param name="Limit">The maximum number of rows, up to 200.</param>
public sealed record DryRunRequest(DryRunInputRequest Input, object? Definition = null, int Limit = 25);

/// <summary>The input of a dry run.</summary>
/// <param name="Run">The id of a run of the flow, whose stored pages are the input.</param>
/// <param name="Rows">The numbers of rows of the run, up to 200; missing for all.</param>
/// <param name="Erp">The trigger parameters with which the ERP is read now. Without parameters, it is read from the watermark.</param>
/// <param name="Payload">What the ERP posts to an outbound flow, or a response of the ERP of an inbound flow: JSON, or a string with XML or text.</param>
public sealed record DryRunInputRequest(
    string? Run = null, IReadOnlyList<int>? Rows = null, IReadOnlyDictionary<string, string>? Erp = null, object? Payload = null);
