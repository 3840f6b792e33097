using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The ids of a run's trace and of its spans with children: the first 24 bytes of a hash of the run's id, and of the batch's.</summary>
internal static class SpanIds
{
    /// <summary>Finds the private field of a span's id.</summary>
    /// <exception cref="MissingFieldException">This version of .NET has no such field.</exception>
    public delegate ref string? IdField(Activity span);

    /// <summary>The context of a run's own span: its trace, without a parent.</summary>
    public static ActivityContext Root(RunStart run) => new(Trace(run), default, ActivityTraceFlags.Recorded);

    /// <summary>The context of a step of a run, or of a row of a batch. The parent may be written later, by another process, so it is remote.</summary>
    public static ActivityContext Parent(RunStart run, BatchRef? batch) => new(Trace(run), Span(run, batch), ActivityTraceFlags.Recorded, isRemote: true);

    /// <summary>Sets the id of a new span to that of a run or a batch.</summary>
    /// <param name="span">The span.</param>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch; null for the run itself.</param>
    /// <param name="field">The field of a span's id.</param>
    public static void Set(Activity span, RunStart run, BatchRef? batch, IdField? field = null)
    {
        try
        {
            (field ?? IdOf)(span) = Span(run, batch).ToHexString();
        }
        catch (MissingFieldException)
        {
            // The span keeps its id. It is in the run's trace, but its children do not refer to it.
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

    // .NET has no API to choose the id of a span. Durable Task sets this field too. A test fails if it is missing.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? IdOf(Activity span);
}
