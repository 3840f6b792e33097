namespace OrderStatusFlow.Core.Flows;

/// <summary>How a response with a success status reports a failure.</summary>
public sealed record FailureDefinition
{
    /// <summary>The flow's own rules, in order. The first one that matches decides.</summary>
    public IReadOnlyList<FailureRule> Rules { get; init; } = [];

    /// <summary>Whether the built-in rules apply after the flow's own: <c>success: false</c>, SOAP faults, errors of OData, JSON-RPC and
    /// GraphQL, and the <c>ExceptionMessage</c> of Nebim. Default: true.</summary>
    public bool BuiltIn { get; init; } = true;
}

/// <summary>A rule that recognizes a response by a value in it.</summary>
/// <param name="Path">JSONPath of the value.</param>
public sealed record FailureRule(string Path)
{
    /// <summary>The values that match, compared as text without case. Null: any value but null, false, 0, and empty ones.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The values that do not match; any other value does. Null if <see cref="Values"/> decides.</summary>
    public IReadOnlyList<string>? OtherThan { get; init; }

    /// <summary>JSONPath of the ERP's message. Default: a member such as <c>message</c> or <c>ErrorDesc</c>.</summary>
    public string? MessagePath { get; init; }

    /// <summary>What a match means. Default: the step fails.</summary>
    public FailureResult Then { get; init; }
}

/// <summary>What a response means that a <see cref="FailureRule"/> matches.</summary>
public enum FailureResult
{
    /// <summary>The step fails.</summary>
    Fail,

    /// <summary>The failure is transient: the request is retried before the step fails.</summary>
    Retry,

    /// <summary>There are no orders, which some ERPs report as an error.</summary>
    Empty,
}
