using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>How LocalHost starts Azurite.</summary>
[HostSettingSection("Azurite")]
internal sealed class AzuriteOptions
{
    /// <summary>LocalHost: <c>auto</c> starts Azurite unless other storage is set or Azurite already runs; <c>never</c> does not.</summary>
    [HostSetting]
    public AzuriteStart Start { get; set; }

    /// <summary>LocalHost: the folder of Azurite's data.</summary>
    [HostSetting(DefaultText = "`.local/azurite` in the repository")]
    public string? DataPath { get; set; }

    /// <summary>LocalHost: Azurite's port of Blob Storage.</summary>
    [HostSetting]
    [Range(1, 65535)]
    public int BlobPort { get; set; } = 10000;

    /// <summary>LocalHost: Azurite's port of Queue Storage.</summary>
    [HostSetting]
    [Range(1, 65535)]
    public int QueuePort { get; set; } = 10001;

    /// <summary>LocalHost: Azurite's port of Table Storage.</summary>
    [HostSetting]
    [Range(1, 65535)]
    public int TablePort { get; set; } = 10002;
}
