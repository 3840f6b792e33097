using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Api;

/// <summary>The settings of the HTTP surface.</summary>
[HostSettingSection("OrderStatusFlow")]
public sealed class ApiOptions
{
    internal const string AllowedHostsName = "AllowedHosts";

    /// <summary>The URL under which callers reach the host. The <c>statusUrl</c> of a response begins with it.</summary>
    [HostSetting(Key = "PublicUrl", DefaultText = "the site's name in Azure, LocalHost's own address otherwise")]
    [HttpUrl(OriginOnly = true, ErrorMessage = "scheme and host only, such as https://orders.example")]
    public Uri? PublicUrl { get; set; }

    /// <summary>The host names that the host answers to, separated by semicolons, or <c>*</c>. On a developer's machine the default keeps
    /// web pages from calling the host.</summary>
    [HostSetting(Key = AllowedHostsName, DefaultText = "all names in Azure; loopback names, `--urls` and `PublicUrl` on a developer's machine")]
    public string? AllowedHosts { get; set; }

    /// <summary>The key that every call except health and the redirect of a login must send (<c>x-functions-key</c> or <c>?code=</c>). In Azure use
    /// <see href="azure/deploy.md#keys">function keys</see>, which are sent in the same place.</summary>
    [HostSetting(IsSecret = true, DefaultText = "no key")]
    public string? ApiKey { get; set; }
}
