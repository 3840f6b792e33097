using System.Globalization;

namespace OrderStatusFlow.Erp;

/// <summary>The form in which dates go to an ERP.</summary>
public static class ErpDates
{
    /// <summary><c>yyyy-MM-dd'T'HH:mm:ss.SSSSSS</c>: the wall clock of the ERP's zone, to the microsecond, without an offset.</summary>
    public static string Format(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <summary>The zone of an IANA name, or a failure when this host does not know it.</summary>
    public static Result<TimeZoneInfo> Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : new FlowFailure("erp.timeZone", $"'{name}' is not a time zone that this host knows. Use an IANA name such as Europe/Istanbul.");
}
