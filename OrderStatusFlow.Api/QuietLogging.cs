using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Api;

/// <summary>The log filters of every host.</summary>
public static class QuietLogging
{
    /// <summary>Logs the product from level Information and the platform from level Warning, because each storage request would log
    /// several lines.</summary>
    public static void Quiet(this ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var noisy in new[] { "Microsoft", "System", "Azure" })
            logging.AddFilter(noisy, LogLevel.Warning);
    }
}
