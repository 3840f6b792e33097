using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Api;

/// <summary>What every host's log leaves out.</summary>
public static class QuietLogging
{
    /// <summary>Lets the product speak from information on, the platform from warnings on: each request of storage would be lines otherwise.</summary>
    public static void Quiet(this ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var noisy in new[] { "Microsoft", "System", "Azure" })
            logging.AddFilter(noisy, LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Error);
    }
}
