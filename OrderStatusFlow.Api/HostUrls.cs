using Microsoft.Extensions.Configuration;

namespace OrderStatusFlow.Api;

/// <summary>The URLs of this host that its settings name.</summary>
public static class HostUrls
{
    /// <summary>The setting with the URL at which others reach this host, such as <c>https://orders.example</c>.</summary>
    public const string PublicSetting = "PublicUrl";

    /// <summary>The setting with the names that the host answers to, separated by semicolons: <c>orders.example;*.shop.example</c>; <c>*</c> for any.</summary>
    public const string AllowedHostsSetting = "AllowedHosts";

    // Both hosts of Azure Functions set it: APP.azurewebsites.net in Azure, localhost:7071 in Core Tools.
    private const string SiteSetting = "WEBSITE_HOSTNAME";

    // Where the Functions host waits for its worker.
    private const string WorkerSetting = "Functions:Worker:HostEndpoint";

    /// <summary>The URL at which others reach this host; null when no setting names it.</summary>
    /// <exception cref="InvalidDataException">The setting is not an http or https URL of a host alone; the message names it.</exception>
    public static Uri? Public(IConfiguration settings)
    {
        if (settings[PublicSetting] is not { Length: > 0 } text)
            return Site(settings);
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" }
            ? url
            : throw new InvalidDataException($"Setting {PublicSetting} is '{text}'. Set it to scheme and host alone, such as https://orders.example, or leave it out.");
    }

    /// <summary>All URLs of this host that settings name.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Public"/>.</exception>
    public static IEnumerable<Uri> All(IConfiguration settings) =>
        new[] { Public(settings), Site(settings), Uri.TryCreate(settings[WorkerSetting], UriKind.Absolute, out var worker) ? worker : null }.OfType<Uri>();

    /// <summary>Whether it runs on a developer's machine, where calls need no key: in LocalHost or Core Tools.</summary>
    public static bool IsLocal(IConfiguration settings) => Site(settings) is null or { IsLoopback: true }
        // A container of the Functions host has the name localhost too, but it asks for keys.
        && (settings["FUNCTIONS_WORKER_RUNTIME"] is null || settings["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development");

    /// <summary>The names that the host answers to; null for any. On a developer's machine those of loopback, of <c>--urls</c> and of the public URL, unless set.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Public"/>.</exception>
    public static IReadOnlyList<string>? AllowedHosts(IConfiguration settings)
    {
        if (settings[AllowedHostsSetting] is { Length: > 0 } set)
            return set.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!IsLocal(settings))
            return null;
        var urls = (settings["urls"] ?? "").Split(';').Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null).Append(Public(settings)).OfType<Uri>();
        return [.. urls.Select(url => url.Host).Where(host => host is not ("0.0.0.0" or "[::]")).Concat(["localhost", "127.0.0.1", "[::1]"]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static Uri? Site(IConfiguration settings)
    {
        if (settings[SiteSetting] is not { Length: > 0 } site)
            return null;
        var scheme = site.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || site.StartsWith("127.", StringComparison.Ordinal) ? "http" : "https";
        return Uri.TryCreate($"{scheme}://{site}", UriKind.Absolute, out var url) ? url : null;
    }
}
