using System.Security.Cryptography;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>The run that took an idempotency key.</summary>
/// <param name="Run">The run.</param>
/// <param name="BodyHash">The SHA-256 of the request's body, in hexadecimal; null in claims of earlier releases.</param>
internal sealed record IdempotencyClaim(RunId Run, string? BodyHash)
{
    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Returns whether the body is that of the first request. True if that is unknown.</summary>
    public bool IsOf(ReadOnlySpan<byte> body) => BodyHash is null || BodyHash == Hash(body);
}
