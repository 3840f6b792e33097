using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Api.Access;

/// <summary>The settings of keys in Azure.</summary>
[HostSettingSection("Access")]
public sealed class AccessOptions
{
    /// <summary>Azure Functions: who checks keys. <c>platform</c> requires a key of the Functions host for each call. <c>own</c> makes the
    /// functions anonymous for the platform, and the app itself requires one of its <see href="access.md">ways in</see>.</summary>
    [HostSetting]
    public KeysCheckedBy Keys { get; set; } = KeysCheckedBy.Platform;

    /// <summary>Azure Functions with <c>Access__Keys</c> <c>own</c>: function keys that callers still use, separated by commas. They start runs, and read
    /// runs and their rows.</summary>
    [HostSetting(IsSecret = true, DefaultText = "no keys")]
    public string? FunctionKeys { get; set; }
}

/// <summary>Who checks the keys of requests.</summary>
public enum KeysCheckedBy
{
    /// <summary>The Functions host.</summary>
    Platform,

    /// <summary>The app.</summary>
    Own,
}
