using System.Text.Json;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The output of a step, with secrets redacted.</summary>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="Data">The output: JSON, or a string if it is not JSON. Null if it was left out because of its size.</param>
public sealed record DryRunOutput(long Bytes, JsonElement? Data);
