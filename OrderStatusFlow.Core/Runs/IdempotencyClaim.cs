using System.Security.Cryptography;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The run that took an idempotency key.</summary>
/// <param name="Run">The run.</param>
/// <param name="BodyHash">Of the body that it came with: SHA-256 in hex; null when an earlier release stored the claim.</param>
internal sealed record IdempotencyClaim(RunId Run, string? BodyHash)
{
    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Whether a body is the one that the key came with, as far as that is known.</summary>
    public bool IsOf(ReadOnlySpan<byte> body) => BodyHash is null || BodyHash == Hash(body);
}
