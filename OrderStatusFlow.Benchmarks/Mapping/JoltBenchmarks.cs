using System.Text.Json;
using BenchmarkDotNet.Attributes;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Benchmarks.Mapping;

/// <summary>100 orders of 10 fields and 3 items, parsed, mapped and printed.</summary>
[MemoryDiagnoser]
public class JoltBenchmarks
{
    private const string Shift = """
        {"operation":"shift","spec":{"orders":{"*":{"orderNumber":"[&1].order","status":"[&1].state","customerName":"[&1].customer.name",
        "currency":"[&1].currency","total":"[&1].total","trackingNo":"[&1].tracking","invoiceNo":"[&1].invoice",
        "items":{"*":{"id":"[&3].orderitem_set[&1].id","sku":"[&3].orderitem_set[&1].sku","qty":"[&3].orderitem_set[&1].quantity",
        "price":"[&3].orderitem_set[&1].price","status":"[&3].orderitem_set[&1].status"}}}}}}
        """;

    private const string Default = """{"operation":"default","spec":{"*":{"source":"erp","carrier":"none","orderitem_set[]":{"*":{"currency":"TRY"}}}}}""";
    private const string Remove = """{"operation":"remove","spec":{"*":{"invoice":"","orderitem_set":{"*":{"sku":""}}}}}""";
    private const string Cardinality = """{"operation":"cardinality","spec":{"*":{"state":"MANY"}}}""";
    private const string Sort = """{"operation":"sort"}""";

    private const string Modify = """
        {"operation":"modify-overwrite-beta","spec":{"*":{"state":"=toUpper","label":"=concat(@(1,order),'-',@(1,tracking))",
        "orderitem_set":{"*":{"status":"=toInteger","line":"=divideAndRound(2,@(1,price),@(1,quantity))"}}}}}
        """;

    private const string RealisticChain = "shift+modify+default";

    private static readonly Dictionary<string, string> NoAttributes = [];
    private IMapping mapping = null!;
    private byte[] input = [];

    [Params(RealisticChain, "shift+default+remove", "shift+modify", "chain of six", "sort")]
    public string Spec { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        string[] chain = Spec switch
        {
            RealisticChain => [Shift, Modify, Default],
            "shift+default+remove" => [Shift, Default, Remove],
            "shift+modify" => [Shift, Modify],
            "sort" => [Sort],
            _ => [Shift, Default, Modify, Cardinality, Remove, Sort],
        };
        using var document = JsonDocument.Parse($"[{string.Join(',', chain)}]");
        mapping = new JoltEngine().Compile(document.RootElement).Mapping!;
        input = Input();
    }

    /// <summary>The spec and the document that are compared with other implementations.</summary>
    internal static (string Spec, byte[] Input) Realistic() => ($"[{Shift},{Modify},{Default}]", Input());

    [Benchmark]
    public ReadOnlyMemory<byte> ParseMapPrint() => mapping.Apply(input, NoAttributes, CancellationToken.None).Value;

    private static byte[] Input() => JsonSerializer.SerializeToUtf8Bytes(new { orders = Enumerable.Range(0, 100).Select(Order) });

    private static object Order(int n) => new
    {
        orderNumber = $"ORD{n:D6}",
        status = "shipped",
        customerName = $"Ayse Yilmaz {n}",
        currency = "TRY",
        total = n * 12.75m,
        createdAt = "2026-01-12T10:11:12Z",
        invoiceNo = $"INV{n:D8}",
        trackingNo = $"TRK{n:D8}",
        warehouse = n % 7,
        items = Enumerable.Range(0, 3).Select(item =>
            new { id = (n * 10) + item, sku = $"SKU-{(n * 3) + item:D5}", qty = item + 1, price = 19.99m + item, status = "400", note = (string?)null }),
    };
}
