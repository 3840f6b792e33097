using Microsoft.Extensions.Logging;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests;

/// <summary>Local hosts in this process, each on a storage that the test chooses.</summary>
internal static class LocalHosts
{
    /// <summary>Starts one; the caller disposes it, which stops it in order.</summary>
    public static Task<LocalServer> StartAsync(string storage, params IReadOnlyList<(string Name, string Value)> settings) => StartAsync(storage, null, settings);

    /// <summary>Starts one whose log a test reads.</summary>
    public static Task<LocalServer> StartAsync(string storage, ILoggerProvider? log, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["AzureWebJobsStorage"] = storage,
            ["Secrets:PASSWORD"] = "omnitron-password",
            ["Secrets:OMNITRON_PASSWORD"] = "omnitron-password",
            ["Secrets:ERP_PASSWORD"] = "erp-password",
            ["OrderStatusFlow:AllowSecondHost"] = "true",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return LocalServer.StartAsync(new LocalServerOptions { Progress = _ => { }, Log = log, Settings = all });
    }
}
