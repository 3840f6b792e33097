using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The result of converting a script.</summary>
/// <param name="Text">The Python 3 text of a Python 2 script; null if the script is compiled unchanged.</param>
/// <param name="Origin">The line of the script for each line of that text.</param>
/// <param name="Changes">The changes, for people.</param>
/// <param name="Warnings">Differences from Python 2 that cause no error.</param>
/// <param name="Python">The version of Python.</param>
internal sealed record ConvertedScript(
    string? Text, IReadOnlyList<int>? Origin, IReadOnlyList<string> Changes, IReadOnlyList<string> Warnings, ScriptPython Python);

/// <summary>Converts Python 2 scripts to Python 3 with the converter of CPython, so that the same scripts are changed or rejected.</summary>
internal sealed class Python2Conversion(IScriptEngine cpython)
{
    private const int MaxKept = 256;
    private static readonly string Converter = PythonResource.Read("flow_convert");
    private readonly ConcurrentDictionary<(string Source, string Python), Result<ConvertedScript>> kept = new();

    /// <summary>Returns the text to compile, or the reason why the script cannot be converted.</summary>
    public async Task<Result<ConvertedScript>> ConvertAsync(string source, string python, CancellationToken cancellation)
    {
        if (kept.TryGetValue((source, python), out var known))
            return known;
        var ran = await cpython.RunAsync(
            new ScriptJob
            {
                Flow = "(conversion)",
                Source = Converter,
                Input = Encoding.UTF8.GetBytes(source),
                Python = "3",
                Attributes = new Dictionary<string, string> { ["python"] = python }
            }, cancellation);
        if (ran.Failure is { } failure)
            return failure with { Message = $"The script could not be checked for Python 2: {failure.Message}", Place = null };
        if (kept.Count >= MaxKept)
            kept.Clear();
        return kept[(source, python)] = Read(JsonElement.Parse(ran.Output.Span));
    }

    private static Result<ConvertedScript> Read(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
            return Failures.Script(new WasmError(error[0].GetString()!, error[1].GetInt32(), error[2].GetString()!));
        var python = new ScriptPython(answer.GetProperty("version").GetString()!, answer.GetProperty("why").GetString()!);
        return answer.TryGetProperty("text", out var text)
            ? new ConvertedScript(
                text.GetString(), [.. answer.GetProperty("origin").EnumerateArray().Select(line => line.GetInt32())], Lines(answer, "changes"),
                    Lines(answer, "warnings"), python)
            : new ConvertedScript(null, null, [], [], python);
    }

    private static IReadOnlyList<string> Lines(JsonElement answer, string name) =>
        [.. answer.GetProperty(name).EnumerateArray().Select(line => line.GetString()!)];
}
