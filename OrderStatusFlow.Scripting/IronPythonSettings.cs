using System.ComponentModel.DataAnnotations;
using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Scripting;

/// <summary>The settings of the IronPython engine, which only the Azure Functions host has.</summary>
[HostSettingSection("Scripting")]
public sealed class IronPythonSettings
{
    /// <summary>Azure Functions: <c>true</c> lets flows use <see href="ironpython.md">IronPython</see>. Its scripts can do what the host
    /// can do, so their authors must be trusted.</summary>
    [HostSetting]
    public bool AllowIronPython { get; set; }

    /// <summary>Azure Functions: the maximum number of IronPython processes, without the standby process. A script that waits for an HTTP
    /// response occupies its process.</summary>
    [HostSetting(FormerKey = "Scripting:MostIronPythonChildren", DefaultText = "the number of processors, at least 4")]
    [Range(1, 1000)]
    public int MaxIronPythonProcesses { get; set; } = Math.Max(4, Environment.ProcessorCount);
}
