using System.Text;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Benchmarks.Scripting;

/// <summary>A 2 KB order through a typical script: parse, build another object, set an attribute, dump.</summary>
internal static class OrderScript
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

    private static int newScripts;

    public static ScriptJob Job { get; } = new()
    {
        Flow = "benchmark",
        Source = Source,
        Input = Encoding.UTF8.GetBytes($$"""{"number":"ORD-1","invoice":"INV-1","lines":[{{string.Join(',', Enumerable.Range(0, 15).Select(Line))}}]}"""),
        Attributes = new Dictionary<string, string> { ["number"] = "A1" },
    };

    /// <summary>Runs it once.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Task RunAsync(CPythonEngine engine) => RunAsync(engine, Job);

    /// <summary>Runs it once as a script that the engine has not seen.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Task RunNewAsync(CPythonEngine engine) => RunAsync(engine, Job with { Source = $"{Source}\n# {Interlocked.Increment(ref newScripts)}" });

    private static async Task RunAsync(CPythonEngine engine, ScriptJob job)
    {
        if ((await engine.RunAsync(job, CancellationToken.None)).Failure is { } failure)
            throw new InvalidOperationException(failure.Message);
    }

    private static string Line(int i) =>
        $$"""{"id":{{1000 + i}},"state":"20","parcel":" trk{{i:000000000}} ","sku":"SKU-{{i:0000}}","name":"A product with a name {{i}}","quantity":1,"price":"19.90"}""";
}
