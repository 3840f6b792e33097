namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Scripts that read their input from sys.stdin, as for ExecuteStreamCommand.</summary>
public sealed class StandardStreamTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "import sys, json\ndata = json.load(sys.stdin)\ndata['x'] = 1\nsys.stderr.write('debug\\n')\nsys.stdout.write(json.dumps(data))",
        "{\"a\": \"\\u015f\", \"x\": 1}",
        "{\"a\": \"ş\"}")]
    [InlineData("import sys\nfor line in sys.stdin:\n    print line.upper(), 'x',\nprint", "AB x\n", "ab")]
    [InlineData("from sys import stdin, stdout\nstdout.write(stdin.readline())", "ab", "ab")]
    [InlineData("import sys, io\ntext = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8').read()\nsys.stdout.buffer.write(f\"{text}ş\".encode())\nprint(\"x\")", "abşx\n", "ab")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nimport sys, codecs\nsys.stdin = codecs.getreader('utf-8')(sys.stdin)\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout)\n"
        + "for line in sys.stdin:\n    print line.strip() + u'ş'",
        "şş\n",
        "ş")]
    [InlineData("import fileinput\nfor line in fileinput.input():\n    print line.upper(),", "A B", "a b")]
    [InlineData("import sys\noutputStream.write(sys.stdin.read())\nprint 'log'", "a b", "a b")]
    [InlineData("import sys, codecs\nout = codecs.getwriter('utf8')(sys.stdout)\nout.write(u'\\u015f')\nprint 'x',\nsys.stdout.flush()", "prints:şx")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected, string input = Order) => CheckAsync(source, expected, input);
}
