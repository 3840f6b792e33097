using System.Text;
using BenchmarkDotNet.Attributes;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Scripting;

/// <summary>A 2 KB order through a typical script: parse, build another object, set an attribute, dump. Every row starts from the kept image.</summary>
[MemoryDiagnoser]
public class OrderScriptBenchmark
{
    private const string Source = """
        import json
        order = json.loads(input_text)
        status = {'10': '400', '20': '500', '30': '550'}
        items = []
        for line in order['lines']:
            items.append({'id': line['id'], 'status': status.get(line['state'], '400'),
                          'tracking_number': line['parcel'].strip().upper(), 'invoice_number': order['invoice']})
        session.putAttribute('log.count', str(len(items)))
        outputStream.write(json.dumps({'order': order['number'], 'orderitem_set': items}))
        """;

    private static readonly CPythonEngine Engine = new(new CPythonOptions());
    private ScriptJob job = null!;

    [Params(1, 2)]
    public int Interpreters { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        var lines = Enumerable.Range(0, 15).Select(i =>
            $$"""{"id":{{1000 + i}},"state":"20","parcel":" trk{{i:000000000}} ","sku":"SKU-{{i:0000}}","name":"A product with a name {{i}}","quantity":1,"price":"19.90"}""");
        job = new ScriptJob
        {
            Flow = "benchmark",
            Source = Source,
            Input = Encoding.UTF8.GetBytes($$"""{"number":"ORD-1","invoice":"INV-1","lines":[{{string.Join(',', lines)}}]}"""),
            Attributes = new Dictionary<string, string> { ["number"] = "A1" },
        };
        if ((await Engine.RunAsync(job, CancellationToken.None)).Failure is { } failure)
            throw new InvalidOperationException(failure.Message);
    }

    /// <summary>100 rows on each interpreter; the figure is for one row of one interpreter.</summary>
    [Benchmark(OperationsPerInvoke = 100)]
    public Task Rows() => Task.WhenAll(Enumerable.Range(0, Interpreters).Select(_ => Task.Run(async () =>
    {
        for (var row = 0; row < 100; row++)
            await Engine.RunAsync(job, CancellationToken.None);
    })));

    [GlobalCleanup]
    public ValueTask Stop() => Engine.DisposeAsync();
}
