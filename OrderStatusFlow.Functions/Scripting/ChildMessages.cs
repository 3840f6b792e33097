using System.Text.Json.Serialization;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What a child is to do: first to compile the script it is for, then to run it on row after row, whose input is the frame's body.</summary>
/// <param name="Script">Set in the first job alone.</param>
/// <param name="Row">Set in every other.</param>
internal sealed record ChildJob(ChildScript? Script, ChildRow? Row);

/// <summary>A script.</summary>
/// <param name="Source">Its text, for messages.</param>
/// <param name="Converted">What is compiled instead where it is Python 2; else null.</param>
/// <param name="Origin">The source's line of each line of the converted text.</param>
internal sealed record ChildScript(string Source, string? Converted, IReadOnlyList<int>? Origin);

/// <summary>A row, beside its input.</summary>
/// <param name="Attributes">The run's attributes.</param>
/// <param name="PrintedChars">How much of what it prints is kept.</param>
/// <param name="OutputBytes">The longest output that is taken.</param>
internal sealed record ChildRow(IReadOnlyDictionary<string, string> Attributes, int PrintedChars, long OutputBytes);

/// <summary>What a child says: an HTTP request for the host's door (the body), or how the job ended (the body is the output).</summary>
internal sealed record ChildAnswer
{
    public bool Knocks { get; init; }

    public WasmError? Error { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public string? Printed { get; init; }

    public bool Wrote { get; init; }

    /// <summary>It wrote more than is taken, and none of it comes along.</summary>
    public bool WroteTooMuch { get; init; }

    /// <summary>The row changed what the next one would find, and it could not be put back.</summary>
    public bool Spent { get; init; }
}

[JsonSerializable(typeof(ChildJob))]
[JsonSerializable(typeof(ChildAnswer))]
internal sealed partial class ChildJson : JsonSerializerContext;
