using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The ids of a run's trace and of its spans with children: the first 24 bytes of a hash of the run's id, and of the batch's.</summary>
internal static class SpanIds
{
    /// <summary>What a run's own span is begun in: its trace, and no parent.</summary>
    public static ActivityContext Root(RunStart run) => new(Trace(run), default, ActivityTraceFlags.Recorded);

    /// <summary>What a step of a run is begun in, or a row of a batch. It may be written later, elsewhere, or by another process: to .NET it is remote.</summary>
    public static ActivityContext Parent(RunStart run, BatchRef? batch) => new(Trace(run), Span(run, batch), ActivityTraceFlags.Recorded, isRemote: true);

    /// <summary>Gives a span that was just begun the id of a run, or of a batch.</summary>
    public static void Set(Activity span, RunStart run, BatchRef? batch)
    {
        try
        {
            IdOf(span) = Span(run, batch).ToHexString();
        }
        catch (MissingFieldException)
        {
            // It keeps the id it has: still in the run's trace, beside its children rather than above them.
        }
    }

    private static ActivityTraceId Trace(RunStart run)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(run.Run), hash);
        return ActivityTraceId.CreateFromBytes(hash[..16]);
    }

    private static ActivitySpanId Span(RunStart run, BatchRef? batch)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(batch is null ? run.Run : $"{run.Run}/{batch.Number}"), hash);
        return ActivitySpanId.CreateFromBytes(hash.Slice(16, 8));
    }

    // .NET lets a trace id be chosen, not a span's. Durable Task sets this field for the same end; a test tells when it is gone.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? IdOf(Activity span);
}
