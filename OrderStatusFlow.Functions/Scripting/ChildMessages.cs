using System.Text.Json.Serialization;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>A job of a child. The first job compiles the script. Each other job runs it on a row, whose input is the body of the frame.</summary>
/// <param name="Script">Set only in the first job.</param>
/// <param name="Row">Set in every other job.</param>
internal sealed record ChildJob(ChildScript? Script, ChildRow? Row);

/// <summary>A script.</summary>
/// <param name="Source">The text, for messages.</param>
/// <param name="Converted">The Python 3 text of a Python 2 script; otherwise null.</param>
/// <param name="Origin">The line of the source for each line of the converted text.</param>
internal sealed record ChildScript(string Source, string? Converted, IReadOnlyList<int>? Origin);

/// <summary>A row without its input.</summary>
/// <param name="Attributes">The run's attributes.</param>
/// <param name="PrintedChars">The maximum number of printed characters to keep.</param>
/// <param name="OutputBytes">The maximum length of the output.</param>
internal sealed record ChildRow(IReadOnlyDictionary<string, string> Attributes, int PrintedChars, long OutputBytes);

/// <summary>A message of a child: an HTTP request of the script (in the body), or the result of the job (the body is the output).</summary>
internal sealed record ChildAnswer
{
    public bool IsHttpRequest { get; init; }

    public WasmError? Error { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public string? Printed { get; init; }

    public bool Wrote { get; init; }

    /// <summary>Whether the output was too long and is omitted.</summary>
    public bool WroteTooMuch { get; init; }

    /// <summary>Whether the row changed state that could not be restored for the next row.</summary>
    public bool Spent { get; init; }
}

[JsonSerializable(typeof(ChildJob))]
[JsonSerializable(typeof(ChildAnswer))]
internal sealed partial class ChildJson : JsonSerializerContext;
