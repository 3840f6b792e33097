namespace OrderStatusFlow.Api.Errors;

/// <summary>The errors of runs and their rows.</summary>
internal static class RunErrorKinds
{
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        new("door.address", "Script request not allowed", "The address guard refused the URL that a script requested."),
        new("door.dryRun", "Script request not sent", "A dry run sends only the GET, HEAD and OPTIONS requests of scripts."),
        new("door.failed", "Script request failed", "The connection of a script's request failed."),
        new("door.method", "Invalid method in script request", "A script requested a URL with an invalid HTTP method."),
        new("door.timeout", "Script request timed out", "The server did not respond to a script's request in time."),
        new("door.url", "Invalid URL in script request", "A script requested a URL that is not http or https."),
        new("error.closed", "Error group is closed", "A closed error group can be neither acknowledged nor ignored."),
        new("error.unknown", "Error group not found", "There is no error group with this fingerprint. A batch keeps up to 100 groups."),
        new("dryrun.busy", "Too many dry runs", "The host runs its maximum number of dry runs. Repeat the request after Retry-After."),
        new("dryrun.interrupted", "Dry run was interrupted", "The host stopped during the dry run. Start it again; nothing was sent."),
        new("dryrun.noPages", "Run has no stored pages", "The run ended before it read a page, or its files were deleted."),
        new("dryrun.requests", "Script requests are limited", "The script may send requests, of which a dry run sends only GET, HEAD and OPTIONS."),
        new("dryrun.time", "Dry run took too long", "The dry run exceeded its maximum duration (DryRuns__MaxDuration)."),
        new("dryrun.unknown", "Dry run not found", "The flow has no dry run with this id, or its result was deleted."),
        new("erp.answer", "Unusable ERP response", "The ERP's response is not the expected JSON or XML, or has no items at itemsPath."),
        new("erp.failure", "ERP reported an error", "The ERP's response reports a failure. The message has the ERP's words."),
        new("erp.login", "ERP login failed", "The ERP refused the login, or its response has no token."),
        new("erp.modified", "Modification date not read", "The modification date of items cannot be read. Check erp.modifiedPath and erp.modifiedFormat."),
        new("erp.pagination", "Pagination failed", "The next page cannot be determined, or the list changed while it was read."),
        new("erp.read", "ERP request failed", "The ERP did not respond, or responded with an error status."),
        new("erp.timeZone", "Unknown time zone", "The host does not know the flow's time zone. Use an IANA name."),
        new("net.guarded", "Omnitron address not allowed", "The address guard refused Omnitron's address."),
        new("omnitron.domain", "Invalid Omnitron URL", "The domainUrl of the flow is not an https URL."),
        new("omnitron.login", "Omnitron login failed", "Omnitron refused the login, or its response has no token."),
        new("omnitron.rejected", "Order rejected by Omnitron", "Omnitron refused the order. The row has its response."),
        new("omnitron.unavailable", "Omnitron unavailable", "Omnitron did not respond, or responded with an error that a retry did not resolve."),
        new("order.missing", "Order is not on the page", "The current version of the flow makes no such order from the stored page, so nothing was sent."),
        new("order.shape", "Invalid order object", "The order object lacks an order number or items, or has a member twice."),
        new("run.cancelled", "Run was cancelled", "The run was cancelled. Orders that were already written stay written."),
        new("write.version", "Unreadable order version", "The version of the order at write.versionPath cannot be read, so the order was not sent."),
    ];
}
