using OrderStatusFlow.Settings;

namespace OrderStatusFlow.Core.Alarms;

/// <summary>The receiver of the alarms of flows that name none.</summary>
[HostSettingSection("Alarms")]
public sealed class AlarmOptions
{
    /// <summary>The URL that receives the alarms of flows without <c>alarms.webhookUrl</c>.</summary>
    [HostSetting(IsSecret = true, DefaultText = "alarms are only logged")]
    [HttpUrl(ErrorMessage = "an http or https URL such as https://receiver.example/alarms")]
    public Uri? WebhookUrl { get; set; }

    /// <summary>The secret that signs what is sent to <c>Alarms__WebhookUrl</c>: <c>whsec_</c> and a key in base64, or any text.</summary>
    [HostSetting(IsSecret = true, DefaultText = "no signature")]
    public string? WebhookSecret { get; set; }
}
