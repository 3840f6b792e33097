namespace OrderStatusFlow.Core.Net;

/// <summary>The exception for a request to an address that flows and scripts may not call. A retry does not help. The message names
/// the address, the rule and the setting.</summary>
internal sealed class GuardedAddressException(string message) : HttpRequestException(message)
{
    /// <summary>Finds the refusal inside an exception, because the HTTP client wraps it in its own; null if absent.</summary>
    public static GuardedAddressException? Find(Exception? exception)
    {
        while (exception is not (null or GuardedAddressException))
            exception = exception.InnerException;
        return (GuardedAddressException?)exception;
    }
}
