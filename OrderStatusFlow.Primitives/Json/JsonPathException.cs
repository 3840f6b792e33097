namespace OrderStatusFlow.Json;

/// <summary>The exception for a JSONPath or document that is invalid or exceeds a limit. The message ends without a period.</summary>
internal sealed class JsonPathException(string message, Exception? inner = null) : Exception(message, inner);
