namespace OrderStatusFlow.Core.Net;

/// <summary>A request to an address that flows and scripts may not call. Trying again does not help; the message names the address, the rule and the setting.</summary>
internal sealed class GuardedAddressException(string message) : HttpRequestException(message)
{
    /// <summary>The refusal inside an exception, which the HTTP client wraps in its own; null when there is none.</summary>
    public static GuardedAddressException? Find(Exception? exception)
    {
        while (exception is not (null or GuardedAddressException))
            exception = exception.InnerException;
        return (GuardedAddressException?)exception;
    }
}
