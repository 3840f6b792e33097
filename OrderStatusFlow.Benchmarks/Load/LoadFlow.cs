using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>The flow under load: scripts and mapping of the sample, pages of 500, at most 64 rows in flight.</summary>
internal static class LoadFlow
{
    public const string Name = "load";
    public const int PageSize = 500;
    public const int MaxInFlight = 64;

    /// <summary>The moment after which exactly <paramref name="wanted"/> of the orders of the ERP were changed.</summary>
    public static string Last(int wanted, int orders) =>
        OrderGenerator.Order(orders - wanted, new ErpOptions().FirstModified)
            .ModifiedDate.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string Definition(int erpPort, int omnitronPort)
    {
        var sample = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "samples", "orders-inbound.json"));
        var flow = JsonNode.Parse(sample, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject();
        flow.Remove("schedule");
        flow["omnitron"]!["domainUrl"] = $"http://127.0.0.1:{omnitronPort}";
        flow["write"]!["maxParallel"] = MaxInFlight;
        var erp = flow["erp"]!.AsObject();
        erp.Remove("login");
        erp["url"] = $"http://127.0.0.1:{erpPort}/orders";
        erp["pagination"]!["limit"] = PageSize;
        return flow.ToJsonString();
    }
}
