namespace OrderStatusFlow.Api.Errors;

/// <summary>The errors of requests to the HTTP surface.</summary>
internal static class RequestErrorKinds
{
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        new("http.bad", "Malformed request", "The server could not read the HTTP request."),
        new("http.body", "Unexpected body", "The body is empty or is not the expected kind of JSON value."),
        new("http.charset", "Unsupported charset", "Content-Type names a charset that is not supported. Send UTF-8."),
        new("http.encoding", "Invalid text encoding", "The body has bytes that are not valid in its charset."),
        new("http.host", "Host name not allowed", "The Host header is not among the allowed host names (setting AllowedHosts)."),
        new("http.idempotencyKey", "Idempotency key reused",
            "The key was already used with another body. Use a new key for a new body."),
        new("http.ifMatch", "Invalid If-Match header", "If-Match must be the ETag of a flow, such as \"3\"."),
        new("http.json", "Invalid JSON", "The body is not valid JSON. The error has line and position."),
        new("http.firstKey", "First key must be admin", "The host requires keys once one exists. Create one with the role admin first."),
        new("http.key", "Key required", "The request has no valid key in x-functions-key, and no session."),
        new("http.keyAttempts", "Too many wrong keys", "The address sent too many wrong keys. Try again after Retry-After."),
        new("http.keyUnknown", "Key not found", "There is no key with this id."),
        new("http.member", "Invalid member of the body", "A member of the body is missing or has the wrong type."),
        new("http.method", "Method not allowed", "The path exists, but not for this method. The Allow header lists its methods."),
        new("http.origin", "Cross-site request refused", "A web page of another site sent the request."),
        new("http.publicUrl", "URL of the host not known", "The host does not know its own URL. Set PublicUrl."),
        new("http.query", "Invalid query parameter", "A query parameter is missing or has a value that is not allowed."),
        new("http.role", "Role required", "The caller does not have the role that the request requires."),
        new("http.route", "Endpoint not found", "There is no endpoint at this path."),
        new("http.text", "Invalid Unicode text", "A string has half of a surrogate pair."),
        new("http.tooLarge", "Request body too large", "The body is larger than 32 MiB. Split it into several requests."),
        new("http.unwrap", "Body cannot be unwrapped", "The text that erp.unwrap names is missing from the body or is not valid."),
        new("host.audit", "Change was not logged", "The change was made, but storage did not accept its entry in the log of changes."),
        new("host.error", "Unexpected error", "The host met an unexpected error. Its log has the details."),
        new("storage.unavailable", "Storage unavailable", "Storage did not respond or returned an error. Repeat the request after Retry-After."),
        new("order.flows", "Several flows fit", "Several flows can read the order. Choose one with the query parameter flow."),
        new("order.number", "Flow reads no single orders", "The requests of the flow do not use the parameter number, so it cannot read one order."),
        new("order.unknown", "Order not found", "No run has had this order. Choose the flow that reads it with the query parameter flow."),
        new("run.active", "Run has not ended", "The rows of a run are repeated after its end. Wait for it, or cancel it."),
        new("run.flow", "Flow of the run is gone", "The flow of the run was deleted, so the run cannot be repeated."),
        new("run.gone", "Stored input is gone", "The stored input of the run was deleted, so its rows cannot be repeated."),
        new("run.rows", "Rows not found", "The run does not have some of the selected rows."),
        new("run.ended", "Run has ended", "The run has already ended, so it cannot be cancelled or resumed."),
        new("run.notHeld", "Run is not held", "The run is neither held nor waiting for its next attempt, so it cannot be resumed."),
        new("run.unknown", "Run not found", "There is no run with this id."),
        new("page.unknown", "Page not found", "The run has no such page, or the page is no longer stored."),
        new("row.unknown", "Row not found", "The run has no such row, or it is not logged yet."),
        new("trigger.parameter", "Invalid trigger parameter", "The flow does not have this parameter, or its value has the wrong type."),
        new("watermark.value", "Invalid watermark", "The watermark is not a date between 1970 and now."),
    ];
}
