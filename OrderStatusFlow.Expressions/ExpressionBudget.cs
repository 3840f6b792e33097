using System.Diagnostics;

namespace OrderStatusFlow.Expressions;

/// <summary>Counts the work of the evaluations of one context. Not thread-safe.</summary>
internal sealed class ExpressionBudget
{
    private TimeSpan spent;
    private long began;
    private long characters;
    private int calls;

    /// <summary>Starts the clock of one evaluation.</summary>
    public void Start() => began = Stopwatch.GetTimestamp();

    /// <summary>Stops the clock.</summary>
    public void Stop() => spent += Stopwatch.GetElapsedTime(began);

    /// <exception cref="FunctionException">There were too many calls, or they took too long.</exception>
    public void CountCall()
    {
        if (++calls > ExpressionLimits.MaxCalls)
            throw new FunctionException($"exceeds the limit of {ExpressionLimits.MaxCalls:N0} function calls of one request or document");
        CheckTime();
    }

    /// <exception cref="FunctionException">The evaluations took too long.</exception>
    public void CheckTime()
    {
        if (spent + Stopwatch.GetElapsedTime(began) > ExpressionLimits.MaxTime)
            throw new FunctionException($"exceeds the time limit of {ExpressionLimits.MaxTime.TotalSeconds} s for the expressions of one request or document");
    }

    /// <summary>Counts the characters of a value.</summary>
    /// <exception cref="FunctionException">The value is too long, or all values are together.</exception>
    public void CountText(int length)
    {
        CheckLength(length);
        CountRead(length);
    }

    /// <summary>Counts the characters that a function reads.</summary>
    /// <exception cref="FunctionException">The evaluations read too much.</exception>
    public void CountRead(int length)
    {
        characters += length;
        if (characters > ExpressionLimits.MaxTotalText)
            throw new FunctionException($"exceeds the limit of {ExpressionLimits.MaxTotalText:N0} characters that the expressions of one request or document may read and produce together");
    }

    /// <summary>Checks the length of a value before it is made.</summary>
    /// <exception cref="FunctionException">The value would be too long.</exception>
    public static void CheckLength(long length)
    {
        if (length > ExpressionLimits.MaxText)
            throw new FunctionException($"gives a text of more than {ExpressionLimits.MaxText:N0} characters");
    }
}
