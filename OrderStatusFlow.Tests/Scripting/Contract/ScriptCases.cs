using System.Text;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>What a script means on every engine: its source, its input, and the output or the failure that comes of it.</summary>
internal static class ScriptCases
{
    private const string Endless = "script.time 0.5 seconds";

    public static IReadOnlyList<(string Source, string Input, string? Output, string? Failure)> Cases { get; } =
    [
        ("x = 1", "{\"a\": 1}", "{\"a\": 1}", null),
        ("outputStream.write(input_text.upper())", "abc", "ABC", null),
        ("outputStream.write(inputStream.read())", "ğüş", "ğüş", null),
        ("outputStream.write(bytearray(b'by')); outputStream.write([116, 101, 115])", "", "bytes", null),
        ("outputStream.write('')", "x", "", null),
        ("import json\norder = json.loads(input_text)\norder['n'] = order['n'] + 1\noutputStream.write(json.dumps(order))", "{\"n\": 41}", "{\"n\": 42}", null),
        ("import json\noutputStream.write(json.dumps(json.loads(input_text)))", "[1, -2.5, 1e3, true, null, \"\\u00e9\\n\", 12345678901234567890, {}, []]",
            "[1, -2.5, 1000.0, true, null, \"\\u00e9\\n\", 12345678901234567890, {}, []]", null),
        ("import json\noutputStream.write(json.dumps(json.loads(input_text)))", "[0.1, 19.99, 100.0, -0.0, 1e15, 1234567890123456.8, 1e16, 1e22, 0.0001, 0.00001, 123456789.123, 5e-324]",
            "[0.1, 19.99, 100.0, -0.0, 1000000000000000.0, 1234567890123456.8, 1e+16, 1e+22, 0.0001, 1e-05, 123456789.123, 5e-324]", null),
        ("import json\noutputStream.write(json.dumps(json.loads(input_text), separators=(',', ':')))", "[0.1, 1e16, 19.99]", "[0.1,1e+16,19.99]", null),
        ("import json\noutputStream.write(json.dumps(json.loads(input_text), ensure_ascii=False))", "[\"ğ😀\", \"\\ud83d\\ude00\"]", "[\"ğ😀\", \"😀\"]", null),
        ("x = 1\nimport nothing", "", null, "script.error (line 2: import nothing)"),
        ("import json\noutputStream.write(json.dumps({'b': 1, 'a': 2}, sort_keys=True))", "", "{\"a\": 2, \"b\": 1}", null),
        ("import json\ntry:\n    json.loads(input_text)\nexcept ValueError:\n    outputStream.write('no json')", "{bad", "no json", null),
        ("session.putAttribute('x', get_attribute('number') + '!')\noutputStream.write(get_attribute('x'))", "", "A1!", null),
        ("from org.apache.commons.io import IOUtils\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.nifi.processor.io import StreamCallback\nclass C(StreamCallback):\n    def process(self, i, o):\n        o.write(bytearray(IOUtils.toString(i, StandardCharsets.UTF_8).upper().encode('utf-8')))\nflowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, C())\n    session.transfer(flowFile, REL_SUCCESS)", "abc", "ABC", null),
        ("session.transfer(session.get(), REL_FAILURE)", "", null, "script.error REL_FAILURE"),
        ("x = 1\nraise ValueError('no')", "", null, "script.error ValueError: no (line 2: raise ValueError('no'))"),
        ("x = 1\nif x\n    y = 2", "", null, "script.error line 2"),
        ("counter = globals().get('counter', 0) + 1\noutputStream.write(str(counter))", "", "1", null),
        ("counter = globals().get('counter', 0) + 1\noutputStream.write(str(counter))", "", "1", null),
        ("while True: pass", "", null, Endless),
        ("outputStream.write('x' * (2 << 20))", "", null, "script.output 1 MB"),
        ("import requests\nrequests.get('http://127.0.0.1/')", "", null, "script.error may not make HTTP requests"),
        ("outputStream.write('fine')", "", "fine", null),
    ];

    /// <summary>Null when the engine does as it should; else what it did.</summary>
    public static async Task<string?> TryAsync(IScriptEngine engine, (string Source, string Input, string? Output, string? Failure) expected)
    {
        var result = await engine.RunAsync(
            new ScriptJob
            {
                Flow = "contract",
                Source = expected.Source,
                Input = Encoding.UTF8.GetBytes(expected.Input),
                Attributes = new Dictionary<string, string> { ["number"] = "A1" },
                Limits = ScriptLimits.Default with { Time = TimeSpan.FromSeconds(expected.Failure == Endless ? 0.5 : 60), OutputBytes = 1 << 20 },
            },
            CancellationToken.None);
        var summary = $"{result.Failure?.Code} {result.Failure?.Message} {result.Failure?.Place}";
        if (expected.Failure?.Split(' ', 2) is [var code, var words])
            return result.Failure?.Code == code && summary.Contains(words, StringComparison.Ordinal) && result.Attributes["log.script.error"] == result.Failure.Message ? null : summary;
        var text = Encoding.UTF8.GetString(result.Output.Span);
        return result.Failure is null && text == expected.Output ? null : $"{summary} {text}";
    }
}
