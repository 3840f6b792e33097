namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Exceptions of Python 2: how long their variables live, what they unpack to, and how they end a generator.</summary>
public sealed class Python2ExceptionTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData("failed = False\ntry:\n    int('x')\nexcept ValueError as e:\n    failed = True\nif failed: print 'no:', e, e.message", "prints: no: invalid literal for int() with base 10: 'x' invalid")]
    [InlineData("def f():\n    e = None\n    try:\n        {}['k']\n    except (KeyError, ValueError), e:\n        pass\n    return str(e)\nprint f()", "prints: 'k'\n")]
    [InlineData("try:\n    raise IOError(2, 'gone')\nexcept IOError, (code, text):\n    print code, text\nprint code + 1", "prints: 2 gone\n3\n")]
    [InlineData("try:\n    raise ValueError('a', 'b')\nexcept ValueError, e:\n    print e[0], e[1], e[-1], e[:1]\nprint e[0]", "prints: a b b ('a',)\na\n")]
    [InlineData("for e in [{'a': 1}]: print e['a']\ntry: 1/0\nexcept ZeroDivisionError, e: print e[0]", "prints: 1\ninteger division or modulo by zero\n")]
    [InlineData("def first(rows):\n    'the start'\n    for row in rows:\n        if row > 2: raise StopIteration\n        yield row\nprint list(first([1, 2, 3])), first.__doc__", "prints: [1, 2] the start\n")]
    [InlineData("def pairs(rows):\n    rows = iter(rows)\n    while True:\n        yield rows.next(), next(rows)\nprint list(pairs([1, 2, 3, 4])), list(pairs([1]))", "prints: [(1, 2), (3, 4)] []\n")]
    [InlineData("def plain():\n    def inner():\n        yield next(iter([]))\n    list(inner())\n    raise StopIteration\ntry: plain()\nexcept StopIteration: print 'stop'", "prints: stop\n")]
    [InlineData("import base64\ntry: base64.b64decode('a')\nexcept TypeError, e: print e, base64.b64decode('YQ==')", "prints: Incorrect padding a\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
