using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.LocalHost.Demo;

/// <summary>The ports of the demo's sample servers.</summary>
[HostSettingSection("Demo")]
internal sealed class DemoOptions
{
    /// <summary>LocalHost's demo: the port of the sample ERP. 0 takes a free one.</summary>
    [HostSetting]
    [Range(0, 65535)]
    public int ErpPort { get; set; } = 7081;

    /// <summary>LocalHost's demo: the port of the sample Omnitron. 0 takes a free one.</summary>
    [HostSetting]
    [Range(0, 65535)]
    public int OmnitronPort { get; set; } = 7082;
}
