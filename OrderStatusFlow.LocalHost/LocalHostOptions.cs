using OrderStatusFlow.Settings;

namespace OrderStatusFlow.LocalHost;

/// <summary>The settings of LocalHost alone.</summary>
[HostSettingSection("OrderStatusFlow")]
internal sealed class LocalHostOptions
{
    /// <summary>LocalHost: where it listens. Set it with <c>--urls</c> or <c>ASPNETCORE_URLS</c>; separate several with
    /// semicolons.</summary>
    [HostSetting(Key = "urls")]
    [ListenUrls(ErrorMessage = "URLs such as http://127.0.0.1:7071")]
    public string Urls { get; set; } = "http://127.0.0.1:7071";

    /// <summary>LocalHost: <c>true</c> lets it start although another one uses the same storage account. Each applies
    /// <c>write.maxParallel</c> on its own, so two together may exceed it.</summary>
    [HostSetting]
    public bool AllowSecondHost { get; set; }
}
