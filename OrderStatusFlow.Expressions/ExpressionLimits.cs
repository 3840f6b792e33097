namespace OrderStatusFlow.Expressions;

/// <summary>The limits of the expression language. docs/limits.md lists them.</summary>
internal static class ExpressionLimits
{
    /// <summary>The maximum length of a text with expressions, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The maximum nesting of <c>${...}</c>.</summary>
    public const int MaxNesting = 32;

    /// <summary>The maximum number of dependent calls, chained or nested. Evaluation uses one stack frame per call.</summary>
    public const int MaxDepth = 200;

    /// <summary>The maximum length of one value, in characters.</summary>
    public const int MaxText = 4 << 20;

    /// <summary>The maximum number of characters that all calls of one context read and produce.</summary>
    public const long MaxTotalText = 32 << 20;

    /// <summary>The maximum number of function calls of one context.</summary>
    public const int MaxCalls = 100_000;

    /// <summary>The maximum length of a regular expression, in characters.</summary>
    public const int MaxPattern = 2_000;

    /// <summary>The maximum length of a date pattern, in characters.</summary>
    public const int MaxDatePattern = 1_000;

    /// <summary>The maximum number of values in a document for jsonPath.</summary>
    public const int MaxJsonValues = 200_000;

    /// <summary>The maximum number of steps (visited values) of one JSONPath.</summary>
    public const int MaxPathSteps = 2_000_000;

    /// <summary>The maximum nesting of <c>evaluateELString</c>.</summary>
    public const int MaxEvaluations = 8;

    /// <summary>The maximum length of a text that is parsed as a number, in characters.</summary>
    public const int MaxNumber = 1_000;

    /// <summary>The maximum length of a URL after encoding, in characters.</summary>
    public const int MaxUrl = 65_000;

    /// <summary>The maximum total time of all evaluations of one context. A match that has started can add
    /// <see cref="MaxMatchTime"/>.</summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum time of one match of a regular expression.</summary>
    public static TimeSpan MaxMatchTime { get; } = TimeSpan.FromMilliseconds(500);
}
