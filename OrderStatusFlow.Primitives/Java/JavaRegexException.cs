namespace OrderStatusFlow.Java;

/// <summary>The exception for an invalid regular expression or replacement. The message ends without a period.</summary>
internal sealed class JavaRegexException(string message, Exception? inner = null) : Exception(message, inner);
