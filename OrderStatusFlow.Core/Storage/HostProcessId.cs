using System.Diagnostics;
using System.Globalization;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Identifies a host's process by machine, process id and start time, because process ids are reused.</summary>
internal sealed record HostProcessId(string Machine, int Process, DateTimeOffset Started)
{
    public static HostProcessId OfThisProcess { get; } =
        new(Environment.MachineName, Environment.ProcessId, StartOf(System.Diagnostics.Process.GetCurrentProcess()));

    /// <summary>True if the process was on this machine and no longer runs.</summary>
    public bool IsGone
    {
        get
        {
            if (Machine != Environment.MachineName)
                return false;
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(Process);
                return (StartOf(process) - Started).Duration() > TimeSpan.FromSeconds(2);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                return true;
            }
        }
    }

    /// <summary>Reads the holder from the metadata of a lease's blob; null if absent.</summary>
    public static HostProcessId? Read(IDictionary<string, string> metadata) =>
        metadata.TryGetValue("machine", out var machine) && metadata.TryGetValue("process", out var process)
            && metadata.TryGetValue("started", out var started)
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && DateTimeOffset.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new HostProcessId(machine, id, time)
            : null;

    public Dictionary<string, string> ToMetadata() => new()
    {
        ["machine"] = Machine,
        ["process"] = Process.ToString(CultureInfo.InvariantCulture),
        ["started"] = Started.ToString("O", CultureInfo.InvariantCulture),
    };

    public override string ToString() => $"process {Process} on machine {Machine}, started {Started:u}";

    private static DateTimeOffset StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUniversalTime();
}
