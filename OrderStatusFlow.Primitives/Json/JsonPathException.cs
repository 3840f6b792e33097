namespace OrderStatusFlow.Json;

/// <summary>A JSONPath or its document cannot be read, or exceeds a limit. The message ends without a period.</summary>
internal sealed class JsonPathException(string message, Exception? inner = null) : Exception(message, inner);
