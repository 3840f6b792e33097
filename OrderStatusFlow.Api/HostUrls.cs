using Microsoft.Extensions.Configuration;

namespace OrderStatusFlow.Api;

/// <summary>The URLs of this host that its settings name.</summary>
public static class HostUrls
{
    /// <summary>The setting with the URL at which others reach this host, such as <c>https://orders.example</c>.</summary>
    public const string PublicSetting = "PublicUrl";

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

    private static Uri? Site(IConfiguration settings)
    {
        if (settings[SiteSetting] is not { Length: > 0 } site)
            return null;
        var scheme = site.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || site.StartsWith("127.", StringComparison.Ordinal) ? "http" : "https";
        return Uri.TryCreate($"{scheme}://{site}", UriKind.Absolute, out var url) ? url : null;
    }
}
