using IronPython.Hosting;
using IronPython.Runtime;
using Microsoft.Scripting;
using Microsoft.Scripting.Hosting;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What a child process does: one engine, jobs from standard input one after the other, answers to standard output.</summary>
internal static class IronPythonProcess
{
    private static readonly string[] Modules =
        ["flow_errors", "flow_streams", "flow_files", "flow_surface", "flow_nifi", "flow_door", "flow_requests", "flow_urllib", "flow_iron"];

    // A call of a Python function takes some kilobytes of stack; the recursion limit has to come first.
    private const int StackBytes = 256 << 20;

    /// <summary>Serves until standard input ends.</summary>
    /// <param name="library">The folder of Python's standard library.</param>
    public static void Run(string library)
    {
        var thread = new Thread(() => Serve(library), StackBytes);
        thread.Start();
        thread.Join();
    }

    private static void Serve(string library)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        // Only answers go to standard output; what a script prints is kept by its own stream.
        Console.SetOut(TextWriter.Null);
        var engine = Python.CreateEngine();
        engine.SetSearchPaths([library]);
        engine.Runtime.IO.RedirectToConsole();
        foreach (var name in Modules.Take(Modules.Length - 1))
            Load(engine, name);
        dynamic runner = Load(engine, Modules[^1]);
        runner.connect(
            (Func<Bytes, Bytes>)(call => Knock(input, output, [.. call]).GetAwaiter().GetResult()),
            (Func<string, object?>)(text => IronPythonJson.Loads(text)),
            (Func<object?, Func<double, string>, string?>)IronPythonJson.Dumps);
        ChildFrame.Of(new ChildAnswer(), default).WriteAsync(output, CancellationToken.None).GetAwaiter().GetResult();
        while (ChildFrame.ReadAsync(input, int.MaxValue, CancellationToken.None).GetAwaiter().GetResult() is { } frame)
            ((ChildFrame)Answer(runner, frame)).WriteAsync(output, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static ChildFrame Answer(dynamic runner, ChildFrame frame)
    {
        var job = frame.Read<ChildJob>()!;
        if (job.Attributes is null)
            return ChildFrame.Of(Told((PythonTuple?)runner.check(job.Source)), default);
        var attributes = new PythonDictionary();
        foreach (var (key, value) in job.Attributes)
            attributes[key] = value;
        PythonTuple result = runner.run(job.Source, attributes, new Bytes(frame.Body.ToArray()), job.PrintedChars);
        var answer = Told((PythonTuple?)result[0]) with
        {
            Attributes = ((PythonDictionary)result[1]!).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!),
            Printed = (string)result[2]!,
            Wrote = result[3] is not null,
        };
        return ChildFrame.Of(answer, result[3] is Bytes written ? written.ToArray() : default);
    }

    private static ChildAnswer Told(PythonTuple? error) =>
        error is null ? new ChildAnswer() : new ChildAnswer { ErrorKind = (string)error[0]!, ErrorLine = Convert.ToInt32(error[1], null), ErrorText = (string)error[2]! };

    private static async Task<Bytes> Knock(Stream input, Stream output, byte[] call)
    {
        await ChildFrame.Of(new ChildAnswer { Knocks = true }, call).WriteAsync(output, CancellationToken.None);
        var answer = await ChildFrame.ReadAsync(input, int.MaxValue, CancellationToken.None) ?? throw new EndOfStreamException();
        return new Bytes(answer.Body.ToArray());
    }

    private static ScriptScope Load(ScriptEngine engine, string name)
    {
        var assembly = name == "flow_iron" ? typeof(IronPythonProcess).Assembly : typeof(IScriptEngine).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith($".{name}.py", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var scope = engine.CreateModule(name, $"<{name}>", "");
        engine.CreateScriptSourceFromString(reader.ReadToEnd(), $"<{name}>", SourceCodeKind.File).Execute(scope);
        return scope;
    }
}
