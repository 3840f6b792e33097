using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What IronPython compiles for a script.</summary>
/// <param name="Text">The Python 3 text that a Python 2 script became; null where the script itself is compiled.</param>
/// <param name="Origin">The script's line of each line of that text.</param>
/// <param name="Changes">What was changed, for people.</param>
internal sealed record ConvertedScript(string? Text, IReadOnlyList<int>? Origin, IReadOnlyList<string> Changes);

/// <summary>Brings Python 2 scripts to Python 3 as they are for CPython, and in its guest: the same changes, and the same refused.</summary>
internal sealed class Python2Conversion(IScriptEngine cpython)
{
    private const int MaxKept = 256;
    private static readonly string Converter = PythonResource.Read("flow_convert");
    private readonly ConcurrentDictionary<string, Result<ConvertedScript>> kept = new(StringComparer.Ordinal);

    /// <summary>What to compile, or why the script cannot be brought over.</summary>
    public async Task<Result<ConvertedScript>> ConvertAsync(string source, CancellationToken cancellation)
    {
        if (kept.TryGetValue(source, out var known))
            return known;
        var ran = await cpython.RunAsync(
            new ScriptJob { Flow = "(conversion)", Source = Converter, Input = Encoding.UTF8.GetBytes(source), Attributes = new Dictionary<string, string>() }, cancellation);
        if (ran.Failure is { } failure)
            return failure with { Message = $"The script could not be looked through for Python 2: {failure.Message}", Place = null };
        if (kept.Count >= MaxKept)
            kept.Clear();
        return kept[source] = Read(JsonElement.Parse(ran.Output.Span));
    }

    private static Result<ConvertedScript> Read(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
            return Failures.Script(new WasmError(error[0].GetString()!, error[1].GetInt32(), error[2].GetString()!));
        return answer.TryGetProperty("text", out var text)
            ? new ConvertedScript(
                text.GetString(), [.. answer.GetProperty("origin").EnumerateArray().Select(line => line.GetInt32())], [.. answer.GetProperty("changes").EnumerateArray().Select(change => change.GetString()!)])
            : new ConvertedScript(null, null, []);
    }
}
