using System.Diagnostics;

namespace OrderStatusFlow.Expressions;

/// <summary>Limits the calls, time and text of all evaluations of one context. Not thread-safe.</summary>
internal sealed class ExpressionBudget
{
    private TimeSpan spent;
    private long began;
    private long characters;
    private int calls;
    private int evaluations;
    private long next;

    /// <summary>Starts the timer of one evaluation.</summary>
    public void Start() => began = Stopwatch.GetTimestamp();

    /// <summary>Stops the timer.</summary>
    public void Stop() => spent += Stopwatch.GetElapsedTime(began);

    /// <summary>Returns the next number of <c>nextInt</c>, starting at 0.</summary>
    public long Next() => next++;

    /// <summary>Enters an evaluation of a text inside an expression.</summary>
    /// <exception cref="FunctionException">They are nested too deep.</exception>
    public void EnterEvaluation()
    {
        if (evaluations >= ExpressionLimits.MaxEvaluations)
            throw new FunctionException($"may be nested at most {ExpressionLimits.MaxEvaluations} deep");
        evaluations++;
    }

    public void LeaveEvaluation() => evaluations--;

    /// <exception cref="FunctionException">The number of calls or their total time exceeds its limit.</exception>
    public void CountCall()
    {
        if (++calls > ExpressionLimits.MaxCalls)
            throw new FunctionException($"exceeds the limit of {ExpressionLimits.MaxCalls:N0} function calls per request or document");
        CheckTime();
    }

    /// <exception cref="FunctionException">The total time exceeds its limit.</exception>
    public void CheckTime()
    {
        if (spent + Stopwatch.GetElapsedTime(began) > ExpressionLimits.MaxTime)
        {
            throw new FunctionException(
                $"exceeds the time limit of {ExpressionLimits.MaxTime.TotalSeconds} s for the expressions of one request or document");
        }
    }

    /// <summary>Counts the characters of a value.</summary>
    /// <exception cref="FunctionException">The value or the total text exceeds its limit.</exception>
    public void CountText(int length)
    {
        CheckLength(length);
        CountRead(length);
    }

    /// <summary>Counts the characters that a function reads.</summary>
    /// <exception cref="FunctionException">The total text exceeds its limit.</exception>
    public void CountRead(int length)
    {
        characters += length;
        if (characters > ExpressionLimits.MaxTotalText)
        {
            throw new FunctionException($"exceeds the limit of {ExpressionLimits.MaxTotalText:N0} characters that the expressions "
                + "of a request or document may use in total");
        }
    }

    /// <summary>Checks the length of a value before it is created.</summary>
    /// <exception cref="FunctionException">The value would exceed its limit.</exception>
    public static void CheckLength(long length)
    {
        if (length > ExpressionLimits.MaxText)
            throw new FunctionException($"returns a text of more than {ExpressionLimits.MaxText:N0} characters");
    }
}
