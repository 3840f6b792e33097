using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The main loop of a child process. It reads jobs from standard input, one after another, and writes results to standard output.</summary>
internal static class IronPythonProcess
{
    /// <summary>The maximum length of a header, which contains attributes and printed text.</summary>
    public const int HeadBytes = 8 << 20;

    // A Python call uses some kilobytes of stack. The recursion limit must be reached before the end of the stack.
    private const int StackBytes = 256 << 20;

    /// <summary>Serves until standard input ends, then ends the process even if a script is running.</summary>
    /// <param name="library">The folder of Python's standard library.</param>
    public static void Run(string library)
    {
        using var frames = new BlockingCollection<ChildFrame>();
        new Thread(() => Serve(library, frames)) { IsBackground = true }.Start();
        using var input = Console.OpenStandardInput();
        while (ChildFrame.ReadAsync(input, int.MaxValue, CancellationToken.None).GetAwaiter().GetResult() is { } frame)
            frames.Add(frame);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private static void Serve(string library, BlockingCollection<ChildFrame> frames)
    {
        using var output = Console.OpenStandardOutput();
        var rows = OnThread(() => new IronPythonRows(library, call =>
        {
            Write(output, ChildFrame.Of(new ChildAnswer { IsHttpRequest = true }, ChildJson.Default.ChildAnswer, call));
            return frames.Take().Body.ToArray();
        }));
        Write(output, ChildFrame.Of(new ChildAnswer(), ChildJson.Default.ChildAnswer, default));
        foreach (var frame in frames.GetConsumingEnumerable())
        {
            var answer = OnThread(() => Answer(rows, frame));
            Write(output, answer.Head.Length <= HeadBytes ? answer
                : ChildFrame.Of(new ChildAnswer { WroteTooMuch = true, Spent = true }, ChildJson.Default.ChildAnswer, default));
        }
    }

    private static ChildFrame Answer(IronPythonRows rows, ChildFrame frame)
    {
        var job = frame.Read(ChildJson.Default.ChildJob);
        if (job.Script is { } script)
            return ChildFrame.Of(new ChildAnswer { Error = rows.Prepare(script) }, ChildJson.Default.ChildAnswer, default);
        var (answer, written) = rows.Run(job.Row!, frame.Body.ToArray());
        return ChildFrame.Of(answer, ChildJson.Default.ChildAnswer, written);
    }

    private static void Write(Stream output, ChildFrame frame) => frame.WriteAsync(output, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Runs each row on a new thread, so that thread state such as the culture or the decimal context ends with the row.</summary>
    private static T OnThread<T>(Func<T> work)
    {
        T? result = default;
        var thread = new Thread(() => result = work(), StackBytes);
        thread.Start();
        thread.Join();
        return result!;
    }
}
