namespace OrderStatusFlow.Expressions;

// These three exceptions are internal. Expression converts them to failures.
internal sealed class ExpressionSyntaxException(int position, string message) : Exception(message)
{
    public int Position => position;
}

internal sealed class ExpressionValueException(int position, string message) : Exception(message)
{
    public int Position => position;
}

/// <summary>The exception of a function that fails. The message continues after the function's name.</summary>
internal sealed class FunctionException(string message) : Exception(message);
