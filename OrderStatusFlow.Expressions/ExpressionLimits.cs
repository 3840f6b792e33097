namespace OrderStatusFlow.Expressions;

/// <summary>The limits of the expression language. docs/limits.md lists them.</summary>
internal static class ExpressionLimits
{
    /// <summary>Characters of a text that holds expressions.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>How deep <c>${...}</c> may stand inside another.</summary>
    public const int MaxNesting = 32;

    /// <summary>Calls that depend on each other, chained or nested. Evaluation takes a stack frame for each.</summary>
    public const int MaxDepth = 200;

    /// <summary>Characters of one value.</summary>
    public const int MaxText = 4 << 20;

    /// <summary>Characters that all calls of one context read and produce together.</summary>
    public const long MaxTotalText = 32 << 20;

    /// <summary>Function calls of one context.</summary>
    public const int MaxCalls = 100_000;

    /// <summary>Characters of a regular expression.</summary>
    public const int MaxPattern = 2_000;

    /// <summary>Characters of a date pattern.</summary>
    public const int MaxDatePattern = 1_000;

    /// <summary>Values of a document that jsonPath reads.</summary>
    public const int MaxJsonValues = 200_000;

    /// <summary>Characters of a text that is read as a number.</summary>
    public const int MaxNumber = 1_000;

    /// <summary>Characters of a URL after encoding.</summary>
    public const int MaxUrl = 65_000;

    /// <summary>Time of all evaluations of one context together; one match that has begun may add <see cref="MaxMatchTime"/>.</summary>
    public static TimeSpan MaxTime { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Time of one match of a regular expression.</summary>
    public static TimeSpan MaxMatchTime { get; } = TimeSpan.FromMilliseconds(500);
}
