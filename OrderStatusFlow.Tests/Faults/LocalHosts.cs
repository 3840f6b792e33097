using Microsoft.Extensions.Logging;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>Local hosts in this process, on a storage that a test may damage.</summary>
internal static class LocalHosts
{
    /// <summary>Starts one; the caller disposes it, which stops it in order.</summary>
    public static Task<LocalServer> StartAsync(string storage, params (string Name, string Value)[] settings) => StartAsync(storage, null, settings);

    /// <summary>Starts one whose log a test reads.</summary>
    public static Task<LocalServer> StartAsync(string storage, ILoggerProvider? log, params (string Name, string Value)[] settings) => LocalServer.StartAsync(new LocalServerOptions
    {
        Progress = _ => { },
        Log = log,
        Settings = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        {
            ["urls"] = "http://127.0.0.1:0",
            ["AzureWebJobsStorage"] = storage,
            ["Secrets:PASSWORD"] = "omnitron-password",
            ["OrderStatusFlow:AllowSecondHost"] = "true",
        },
    });
}
