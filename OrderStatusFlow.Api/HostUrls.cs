using Microsoft.Extensions.Configuration;

namespace OrderStatusFlow.Api;

/// <summary>The URLs and names of this host from its settings.</summary>
public static class HostUrls
{
    /// <summary>The setting with the public URL of this host, such as <c>https://orders.example</c>.</summary>
    public const string PublicSetting = "PublicUrl";

    /// <summary>The setting with the allowed host names, separated by semicolons: <c>orders.example;*.shop.example</c>. <c>*</c> allows
    /// any name.</summary>
    public const string AllowedHostsSetting = "AllowedHosts";

    // Set by the Azure Functions host: APP.azurewebsites.net in Azure, localhost:7071 in Core Tools.
    private const string SiteSetting = "WEBSITE_HOSTNAME";

    // The address at which the Functions host waits for its worker.
    private const string WorkerSetting = "Functions:Worker:HostEndpoint";

    /// <summary>The public URL of this host; null if it is not set.</summary>
    /// <exception cref="InvalidDataException">The setting is not an http or https URL without a path. The message names the
    /// setting.</exception>
    public static Uri? Public(IConfiguration settings)
    {
        if (settings[PublicSetting] is not { Length: > 0 } text)
            return Site(settings);
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" }
            ? url
            : throw new InvalidDataException(
                $"The setting {PublicSetting} is '{text}'. Set it to scheme and host only, such as https://orders.example, or remove it.");
    }

    /// <summary>All URLs of this host from its settings.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Public"/>.</exception>
    public static IEnumerable<Uri> All(IConfiguration settings) =>
        new[]
        {
            Public(settings),
            Site(settings),
            Uri.TryCreate(settings[WorkerSetting], UriKind.Absolute, out var worker) ? worker : null,
        }.OfType<Uri>();

    /// <summary>True on a developer's machine, in LocalHost or Core Tools, where requests require no key.</summary>
    public static bool IsLocal(IConfiguration settings) => Site(settings) is null or { IsLoopback: true }
        // A container of the Functions host is also named localhost, but it requires keys.
        && (settings["FUNCTIONS_WORKER_RUNTIME"] is null || settings["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development");

    /// <summary>The allowed host names; null for any. The default on a developer's machine is loopback and the names in <c>--urls</c> and
    /// the public URL.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Public"/>.</exception>
    public static IReadOnlyList<string>? AllowedHosts(IConfiguration settings)
    {
        if (settings[AllowedHostsSetting] is { Length: > 0 } set)
            return set.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!IsLocal(settings))
            return null;
        var urls = (settings["urls"] ?? "").Split(';').Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null)
            .Append(Public(settings)).OfType<Uri>();
        return [.. urls.Select(url => url.Host).Where(host => host is not ("0.0.0.0" or "[::]")).Concat(["localhost", "127.0.0.1", "[::1]"])
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static Uri? Site(IConfiguration settings)
    {
        if (settings[SiteSetting] is not { Length: > 0 } site)
            return null;
        var scheme = site.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || site.StartsWith("127.", StringComparison.Ordinal)
            ? "http" : "https";
        return Uri.TryCreate($"{scheme}://{site}", UriKind.Absolute, out var url) ? url : null;
    }
}
