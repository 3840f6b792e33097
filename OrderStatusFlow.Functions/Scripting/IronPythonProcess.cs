using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What a child process does: it takes jobs from standard input, one after the other, and answers on standard output.</summary>
internal static class IronPythonProcess
{
    /// <summary>The longest head that goes over the pipe: attributes and printed text.</summary>
    public const int HeadBytes = 8 << 20;

    // A call of a Python function takes some kilobytes of stack; the recursion limit has to come first.
    private const int StackBytes = 256 << 20;

    /// <summary>Serves until standard input ends, and ends the process then, whatever a script is doing.</summary>
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
            Write(output, ChildFrame.Of(new ChildAnswer { Knocks = true }, ChildJson.Default.ChildAnswer, call));
            return frames.Take().Body.ToArray();
        }));
        Write(output, ChildFrame.Of(new ChildAnswer(), ChildJson.Default.ChildAnswer, default));
        foreach (var frame in frames.GetConsumingEnumerable())
        {
            var answer = OnThread(() => Answer(rows, frame));
            Write(output, answer.Head.Length <= HeadBytes ? answer : ChildFrame.Of(new ChildAnswer { WroteTooMuch = true, Spent = true }, ChildJson.Default.ChildAnswer, default));
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

    /// <summary>Each row has a thread of its own: what a script sets for its thread, a culture or a number context, goes with it.</summary>
    private static T OnThread<T>(Func<T> work)
    {
        T? result = default;
        var thread = new Thread(() => result = work(), StackBytes);
        thread.Start();
        thread.Join();
        return result!;
    }
}
