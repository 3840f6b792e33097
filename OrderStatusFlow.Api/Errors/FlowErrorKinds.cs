namespace OrderStatusFlow.Api.Errors;

/// <summary>The errors of flow definitions and their parts.</summary>
internal static class FlowErrorKinds
{
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        new("engine.missing", "Engine not available", "This host does not have the engine that the flow names. GET /api/health lists the engines."),
        new("expression.attribute", "Attribute not given", "The expression asks for an attribute that the test does not have, so it is empty."),
        new("expression.syntax", "Invalid expression", "An expression cannot be parsed. The error has the position."),
        new("expression.url", "Invalid URL expression", "A URL with expressions cannot be parsed, or does not result in an http or https URL."),
        new("expression.value", "Expression failed", "An expression could not be evaluated with these attributes."),
        new("flow.conflict", "Flow was changed", "Another request changed the flow. Read it again and repeat the change."),
        new("flow.direction", "Wrong direction of the flow", "The endpoint is for flows of the other direction."),
        new("flow.disabled", "Flow is disabled", "The flow has enabled: false, so it starts no runs."),
        new("flow.invalid", "Invalid flow definition", "The definition has errors; each names its JSON path."),
        new("flow.loginDenied", "ERP denied the login", "The ERP redirected back without a code. The error has the ERP's words."),
        new("flow.loginGrant", "Login without a redirect", "The flow's ERP login does not have the grant authorization_code."),
        new("flow.loginState", "Login link not valid", "The login link is unknown, was already used, or has expired. Begin again."),
        new("flow.name", "Invalid flow name", "The name must be a slug of up to 20 characters."),
        new("flow.noReceiver", "No receiver of alarms", "The flow has no valid alarms.webhookUrl, and the host has no receiver (Alarms__WebhookUrl)."),
        new("flow.paused", "Flow is paused", "The flow starts no runs while it is paused. POST /flows/{flow}/resume resumes it."),
        new("flow.unknown", "Flow not found", "There is no flow of this name."),
        new("flow.unknownVersion", "Version not found", "The flow has no such version, or it cannot be read."),
        new("flow.unreadable", "Flow cannot be read", "The stored definition can no longer be read. Upload a valid one with PUT."),
        new("mapping.input", "Invalid mapping input", "The input of the mapping is not JSON, or is nested too deep."),
        new("mapping.just", "JUST mapping failed", "JUST.net could not apply the spec."),
        new("mapping.limit", "Mapping limit exceeded", "The mapping exceeded a limit of time, size or depth."),
        new("mapping.orders", "No array of orders", "Script and mapping did not result in an array of order objects."),
        new("mapping.spec", "Invalid mapping spec", "The spec of the mapping has errors; each names its JSON path."),
        new("mapping.warning", "Mapping spec without effect",
            "The spec is valid, but a part of it probably does not do what it is meant to. The warning names its JSON path."),
        new("net.address", "Address not allowed", "The address guard refused a URL of the flow (setting Net__AllowHosts)."),
        new("schedule", "Invalid schedule", "The schedule does not have exactly one valid cron, every or triggeredBy."),
        new("schedule.cron", "Invalid cron expression", "The cron expression cannot be parsed, or never occurs."),
        new("schedule.past", "Schedule without further starts", "The cron expression has no start after now. Check its year."),
        new("script.attributes", "Too many attributes", "The script set more or longer attributes than allowed."),
        new("script.broken", "Interpreter failed", "The script damaged its interpreter, which was replaced."),
        new("script.engine", "Script engine failed", "The script engine could not start or stopped. The host's log has the details."),
        new("script.error", "Script failed", "The script raised an exception or has a syntax error. The error names the line."),
        new("script.exit", "Script exited early", "The script called exit. Let it run to its last line, or raise an exception."),
        new("script.memory", "Script memory limit exceeded", "The script needed more memory than its limit (memoryMb)."),
        new("script.output", "Script output limit exceeded", "The script wrote more output than its limit."),
        new("script.time", "Script time limit exceeded", "The script took longer than its limit (timeout)."),
        new("script.warning", "Script differs silently", "The script runs, but a part of it behaves differently from Jython. The warning names the line."),
        new("secret.missing", "Secret not set", "The flow names a secret that the host does not have. Set Secrets__NAME."),
    ];
}
