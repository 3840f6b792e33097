using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>A run with its steps and totals, and when to ask for it again.</summary>
public sealed record RunDetails : RunRecord
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(5);

    [SetsRequiredMembers]
    internal RunDetails(RunRecord run, DateTimeOffset now)
        : base(run)
    {
        var age = now - run.Started;
        NextPollMs = run.Status != RunStatus.Running ? null : age < Young ? 1_000 : age < Old ? 2_000 : 5_000;
    }

    /// <summary>After how many milliseconds to ask again; null after the end of the run.</summary>
    public int? NextPollMs { get; }

    /// <summary>The ETag of this response.</summary>
    internal string Tag() => $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Options)).AsSpan(0, 8))}\"";
}
