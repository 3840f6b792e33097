namespace OrderStatusFlow.Tests.Browser;

/// <summary>Every view of the console, by a name for its screenshot.</summary>
internal static class ConsoleViews
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["overview"] = "/",
        ["flows"] = "/flows",
        ["flow"] = "/flows/{inbound}",
        ["flow-request"] = "/flows/{inbound}?step=request",
        ["flow-script"] = "/flows/{inbound}?step=script",
        ["flow-mapping"] = "/flows/{inbound}?step=mapping",
        ["flow-json"] = "/flows/{inbound}?view=json",
        ["flow-outbound"] = "/flows/{flow}?step=outbound",
        ["flow-versions"] = "/flows/{flow}/versions",
        ["bench-script"] = "/flows/console-bench/bench/script",
        ["bench-mapping"] = "/flows/console-bench/bench/mapping",
        ["bench-order-script"] = "/flows/console-bench/bench/order-script",
        ["bench-fix"] = "/flows/{flow}/bench/mapping?error={error}",
        ["flow-trigger"] = "/flows/{inbound}/trigger",
        ["flow-trigger-outbound"] = "/flows/{flow}/trigger",
        ["flow-response"] = "/flows/{inbound}?step=response",
        ["flow-unknown"] = "/flows/none",
        ["runs"] = "/runs",
        ["runs-empty"] = "/runs?status=cancelled",
        ["run"] = "/runs/{run}",
        ["run-row"] = "/runs/{run}?row=2",
        ["run-many"] = "/runs/{many}",
        ["run-unknown"] = "/runs/none",
        ["order"] = "/orders/{refused}",
        ["order-hostile"] = "/orders/{markup}",
        ["order-unknown"] = "/orders/NONE",
        ["order-spelled"] = "/orders/con0000002",
        ["errors"] = "/errors",
        ["errors-empty"] = "/errors?class=erp",
        ["error"] = "/errors/{error}",
        ["error-unknown"] = "/errors/0123456789abcdef",
        ["alarms"] = "/alarms",
        ["settings"] = "/settings",
        ["missing"] = "/no/such/page",
    };
}
