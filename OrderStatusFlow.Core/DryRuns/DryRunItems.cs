using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Tracing;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Finds the items of a page.</summary>
internal static class DryRunItems
{
    /// <summary>The items of the ERP's page; null if it is not JSON or has none at the flow's path.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(ReadOnlyMemory<byte> page, FlowDefinition flow) => flow.Erp?.ResponseType == ResponseType.Text
        ? [page]
        : PageItems.Of(page, flow.Direction == Direction.Inbound ? flow.Erp?.ItemsPath : null, flow.Erp?.ResponseType == ResponseType.Xml);

    /// <summary>The items of the output of a page's script; null if it is not JSON.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? OfScript(ReadOnlyMemory<byte> output) => PageItems.Of(output, null, fromXml: false);
}
