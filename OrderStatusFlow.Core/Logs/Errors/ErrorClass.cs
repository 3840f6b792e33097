using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>Who can remove the cause of an error.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorClass>))]
public enum ErrorClass
{
    /// <summary>The order's data: Omnitron refused it, or it is not a valid order object.</summary>
    [JsonStringEnumMemberName("data")]
    Data,

    /// <summary>Omnitron: it refuses the login or the request itself.</summary>
    [JsonStringEnumMemberName("omnitron")]
    Omnitron,

    /// <summary>The ERP: it refuses the login or responds with something that cannot be read.</summary>
    [JsonStringEnumMemberName("erp")]
    Erp,

    /// <summary>The flow or the host: a script, a mapping, a setting, or a defect.</summary>
    [JsonStringEnumMemberName("ours")]
    Ours,

    /// <summary>A transient failure: a timeout, a lost connection, too many requests, or a server error. It may pass without a change.</summary>
    [JsonStringEnumMemberName("transient")]
    Transient,
}

/// <summary>Classifies errors.</summary>
internal static class ErrorClasses
{
    /// <summary>The class of a failed or rejected row.</summary>
    public static ErrorClass Of(LoggedRow row) => Of(row.Code, row.HttpStatus, retryable: false);

    /// <summary>The class of an error that ended a run.</summary>
    public static ErrorClass Of(Failure failure) => Of(failure.Code, null, failure.Retryable);

    private static ErrorClass Of(string? code, int? status, bool retryable) => code switch
    {
        _ when retryable => ErrorClass.Transient,
        "omnitron.unavailable" or "door.failed" or "door.timeout" or "storage.unavailable" => ErrorClass.Transient,
        // The order was refused, not the request: other statuses, such as 401 and 413, are about the request.
        "omnitron.rejected" or null => status is null or 400 or 404 or 409 or 422 ? ErrorClass.Data : ErrorClass.Omnitron,
        "order.shape" or "write.version" => ErrorClass.Data,
        "omnitron.domain" => ErrorClass.Ours,
        _ when code.StartsWith("omnitron.", StringComparison.Ordinal) => ErrorClass.Omnitron,
        "erp.timeZone" => ErrorClass.Ours,
        _ when code.StartsWith("erp.", StringComparison.Ordinal) => ErrorClass.Erp,
        _ => ErrorClass.Ours,
    };
}
