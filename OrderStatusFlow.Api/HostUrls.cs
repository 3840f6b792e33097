using Microsoft.Extensions.Configuration;

namespace OrderStatusFlow.Api;

/// <summary>The URLs and names of this host from its settings and from what the platform sets.</summary>
/// <param name="options">The settings.</param>
/// <param name="platform">The configuration with the values of the Azure Functions host and of <c>--urls</c>.</param>
internal sealed class HostUrls(ApiOptions options, IConfiguration platform)
{
    // Set by the Azure Functions host: APP.azurewebsites.net in Azure, localhost:7071 in Core Tools.
    private const string SiteSetting = "WEBSITE_HOSTNAME";

    // The address at which the Functions host waits for its worker.
    private const string WorkerSetting = "Functions:Worker:HostEndpoint";

    /// <summary>The public URL of this host; null if it is not known.</summary>
    public Uri? Public => options.PublicUrl ?? Site;

    /// <summary>All URLs of this host.</summary>
    public IEnumerable<Uri> All =>
        new[] { Public, Site, Uri.TryCreate(platform[WorkerSetting], UriKind.Absolute, out var worker) ? worker : null }.OfType<Uri>();

    /// <summary>True on a developer's machine, in LocalHost or Core Tools, where requests require no key.</summary>
    public bool IsLocal => Site is null or { IsLoopback: true }
        // A container of the Functions host is also named localhost, but it requires keys.
        && (platform["FUNCTIONS_WORKER_RUNTIME"] is null || platform["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development");

    /// <summary>The allowed host names; null for any. The default on a developer's machine is loopback and the names in <c>--urls</c> and
    /// the public URL.</summary>
    public IReadOnlyList<string>? AllowedHosts
    {
        get
        {
            if (options.AllowedHosts is { } set)
                return set.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (!IsLocal)
                return null;
            var urls = (platform["urls"] ?? "").Split(';').Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null)
                .Append(Public).OfType<Uri>();
            return [.. urls.Select(url => url.Host).Where(host => host is not ("0.0.0.0" or "[::]"))
                .Concat(["localhost", "127.0.0.1", "[::1]"]).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private Uri? Site
    {
        get
        {
            if (platform[SiteSetting] is not { Length: > 0 } site)
                return null;
            var isLocal = site.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || site.StartsWith("127.", StringComparison.Ordinal);
            return Uri.TryCreate($"{(isLocal ? "http" : "https")}://{site}", UriKind.Absolute, out var url) ? url : null;
        }
    }
}
