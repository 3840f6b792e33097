using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>One of the product's programs in a process of its own. Disposing kills it and what it started.</summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoadProcess(Process process) => this.process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The processor time of the processes that it started, such as the storage emulator; zero on systems other than Linux.</summary>
    public TimeSpan ChildrenProcessorTime
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return TimeSpan.Zero;
            var total = TimeSpan.Zero;
            foreach (var other in Process.GetProcesses())
            {
                using (other)
                    total += IsChild(other.Id) ? other.TotalProcessorTime : TimeSpan.Zero;
            }

            return total;
        }
    }

    /// <summary>Starts a program in the folder of this one, and waits until it reports that it is ready.</summary>
    /// <exception cref="LoadException">It ended before.</exception>
    public static Task<LoadProcess> StartAsync(
        string program, string[] args, string readyWhen, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation) =>
        StartOtherAsync(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program), args, readyWhen, environment, cancellation);

    /// <summary>Starts a program of the machine, and waits until it reports that it is ready.</summary>
    /// <exception cref="LoadException">It ended before.</exception>
    public static async Task<LoadProcess> StartOtherAsync(
        string file, string[] args, string readyWhen, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var started = new LoadProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        started.Listen(file, readyWhen);
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        try
        {
            await started.ready.Task.WaitAsync(cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="LoadException">It has ended.</exception>
    public void MustRun()
    {
        if (process.HasExited)
            throw new LoadException($"{process.StartInfo.FileName} ended with exit code {process.ExitCode}. It said:\n{Said}");
    }

    /// <summary>Most physical memory it ever held, in bytes.</summary>
    public long PeakMemory()
    {
        process.Refresh();
        if (!OperatingSystem.IsLinux())
            return process.PeakWorkingSet64;
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private bool IsChild(int id)
    {
        try
        {
            // The fourth field is the parent. The second one, a name in parentheses, may have spaces.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == process.Id.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }

    private string Said => string.Join('\n', said);

    private void Listen(string program, string readyWhen)
    {
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            Hear(line.Data);
            if (line.Data?.Contains(readyWhen, StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.Exited += (_, _) => ready.TrySetException(new LoadException($"{program} ended before it was ready. It said:\n{Said}"));
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        while (said.Count > 50)
            said.TryDequeue(out _);
    }
}
