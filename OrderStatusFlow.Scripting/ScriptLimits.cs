namespace OrderStatusFlow.Scripting;

/// <summary>The limits of a script job.</summary>
/// <param name="Time">The time from the job's start to its result, at most 300 seconds. The default is 30 seconds.</param>
/// <param name="MemoryBytes">The memory of the interpreter, in bytes. The default is 128 MiB.</param>
/// <param name="OutputBytes">The size of the script's output, in bytes. The default is 64 MiB.</param>
/// <param name="PrintedChars">The number of printed characters to keep; the rest is truncated. The default is 16,384.</param>
public sealed record ScriptLimits(TimeSpan Time, long MemoryBytes, long OutputBytes, int PrintedChars)
{
    /// <summary>The default limits: 30 s, 128 MiB, 64 MiB, 16,384 characters.</summary>
    public static ScriptLimits Default { get; } = new(TimeSpan.FromSeconds(30), 128L << 20, 64L << 20, 16_384);

    /// <summary>The maximum number of HTTP requests per job. The default is 100.</summary>
    public int Requests { get; init; } = 100;

    /// <summary>The total size of all HTTP request and response bodies per job, in bytes. The default is 32 MiB.</summary>
    public long RequestBytes { get; init; } = 32L << 20;

    /// <summary>The maximum of <see cref="Time"/>.</summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromSeconds(300);
}
