namespace OrderStatusFlow.Scripting;

/// <summary>What one script job may use.</summary>
/// <param name="Time">From the job's start to its answer; 30 seconds unless told, at most 300.</param>
/// <param name="MemoryBytes">The interpreter's whole memory; 128 MiB unless told.</param>
/// <param name="OutputBytes">What the script may write as its result; 64 MiB unless told.</param>
/// <param name="PrintedChars">How much of what it prints is kept; the rest is cut. 16,384 unless told.</param>
public sealed record ScriptLimits(TimeSpan Time, long MemoryBytes, long OutputBytes, int PrintedChars)
{
    /// <summary>30 s, 128 MiB, 64 MiB, 16,384 characters.</summary>
    public static ScriptLimits Default { get; } = new(TimeSpan.FromSeconds(30), 128L << 20, 64L << 20, 16_384);

    /// <summary>HTTP requests one job may make; 100 unless told.</summary>
    public int Requests { get; init; } = 100;

    /// <summary>What the requests' and answers' bodies of one job may come to; 32 MiB unless told.</summary>
    public long RequestBytes { get; init; } = 32L << 20;

    /// <summary>No script may ask for more time than this.</summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromSeconds(300);
}
