namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What a child is to do; the body is the script's input.</summary>
/// <param name="Source">The script's text.</param>
/// <param name="Attributes">Null when it is only to be compiled.</param>
/// <param name="PrintedChars">How much of what it prints is kept.</param>
internal sealed record ChildJob(string Source, IReadOnlyDictionary<string, string>? Attributes, int PrintedChars);

/// <summary>What a child says: an HTTP request for the host's door (the body), or how the job ended (the body is the output).</summary>
internal sealed record ChildAnswer
{
    public bool Knocks { get; init; }

    public string? ErrorKind { get; init; }

    public int ErrorLine { get; init; }

    public string? ErrorText { get; init; }

    public Dictionary<string, string>? Attributes { get; init; }

    public string? Printed { get; init; }

    public bool Wrote { get; init; }
}
