using OrderStatusFlow.Settings;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>What LocalHost writes to the console.</summary>
[HostSettingSection("Telemetry")]
internal sealed class TelemetryOptions
{
    /// <summary>LocalHost: <c>true</c> prints <see href="telemetry.md">spans and metrics</see>.</summary>
    [HostSetting]
    public bool Console { get; set; }
}
