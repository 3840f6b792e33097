namespace OrderStatusFlow.Expressions;

// These three never leave the folder: Expression turns them into failures.
internal sealed class ExpressionSyntaxException(int position, string message) : Exception(message)
{
    public int Position => position;
}

internal sealed class ExpressionValueException(int position, string message) : Exception(message)
{
    public int Position => position;
}

/// <summary>A function cannot do its work; the message goes on after the function's name.</summary>
internal sealed class FunctionException(string message) : Exception(message);
