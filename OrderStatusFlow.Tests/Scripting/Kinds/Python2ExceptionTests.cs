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

    [Theory]
    [InlineData("json.loads('nope')", "No JSON object could be decoded")]
    [InlineData("json.loads('')", "No JSON object could be decoded")]
    [InlineData("json.loads('{bad')", "Expecting property name: line 1 column 2 (char 1)")]
    [InlineData("json.loads('{\"a\": }')", "No JSON object could be decoded")]
    [InlineData("json.loads('[{\"a\": 1}, {\"a\"')", "Expecting : delimiter: line 1 column 16 (char 15)")]
    [InlineData("json.loads('[{\"a\": 1}, ')", "Expecting object: line 1 column 11 (char 10)")]
    [InlineData("json.loads('[1 2]')", "Expecting , delimiter: line 1 column 4 (char 3)")]
    [InlineData("json.dumps({'a': set([1])})", "set([1]) is not JSON serializable")]
    [InlineData("'x' in None", "'NoneType' object is not iterable")]
    [InlineData("'%.2f' % 'x'", "float argument required, not str")]
    [InlineData("(lambda a, b=1: a)(1, 2, 3)", "<lambda>() takes at most 2 arguments (3 given)")]
    [InlineData("json.loads('{\"a\": 1} x')", "Extra data: line 1 column 10 - line 1 column 11 (char 9 - 10)")]
    [InlineData("json.loads(None)", "expected string or buffer, but got <type 'NoneType'>")]
    [InlineData("{'a': 1}['a']['b']", "'int' object is unsubscriptable")]
    [InlineData("None['b']", "'NoneType' object is unsubscriptable")]
    [InlineData("[1]['a']", "list indices must be integers")]
    [InlineData("json.loads('\"x\"').get('a')", "'unicode' object has no attribute 'get'")]
    [InlineData("json.loads('\"x\"')['a']", "unicode indices must be integers")]
    [InlineData("'no ' + 5", "cannot concatenate 'str' and 'int' objects")]
    [InlineData("'no ' + None", "cannot concatenate 'str' and 'NoneType' objects")]
    [InlineData("int(None)", "int() argument must be a string or a number, not 'None'")]
    [InlineData("float(None)", "float() argument must be a string or a number")]
    [InlineData("float('1,5')", "invalid literal for float: 1,5")]
    [InlineData("1.0 / 0", "float division")]
    [InlineData("'%d' % 'a'", "%d format: a number is required, not str")]
    [InlineData("'{0}'.format()", "tuple index out of range")]
    [InlineData("','.join([1])", "sequence item 0: expected string, int found")]
    [InlineData("[a for a, b in [(1,)]]", "need more than 1 value to unpack")]
    [InlineData("[a for a, b in [(1, 2, 3)]]", "too many values to unpack")]
    [InlineData("[a for a, b in [1]]", "'int' object is not iterable")]
    [InlineData("[1].index(2)", "list.index(x): x not in list")]
    [InlineData("max([])", "max of empty sequence")]
    [InlineData("(lambda a: a)(1, 2)", "<lambda>() takes exactly 1 argument (2 given)")]
    public Task The_text_of_an_exception_that_a_script_catches_is_that_of_Jython(string expression, string text) =>
        CheckAsync($"import json\ntry:\n    x = {expression}\nexcept Exception, e:\n    print '%s|%s|' % (e, str(e))", $"prints:{text}|{text}|");

    [Theory]
    [InlineData("import json\ntry:\n    json.loads('nope')\nexcept Exception, e:\n    print type(e).__name__, repr(e)", "prints:ValueError ValueError('No JSON object could be decoded',)")]
    [InlineData("import traceback\ntry:\n    'no ' + 5\nexcept:\n    print traceback.format_exc()", "prints:TypeError: cannot concatenate 'str' and 'int' objects")]
    [InlineData("from decimal import Decimal, InvalidOperation\ntry:\n    Decimal('x')\nexcept InvalidOperation, e:\n    print e", "prints:Invalid literal for Decimal")]
    [InlineData("import sys\ntry:\n    float('x')\nexcept ValueError:\n    print sys.exc_info()[1]", "prints:invalid literal for float: x")]
    [InlineData("def f():\n    try:\n        print zz\n        zz = 1\n    except Exception as e:\n        print e\nf()", "prints:local variable 'zz' referenced before assignment")]
    [InlineData("try:\n    import nothing\nexcept ImportError, e:\n    print e", "prints:No module named nothing")]
    [InlineData("try:\n    from json import nothing\nexcept ImportError, e:\n    print e", "prints:cannot import name nothing")]
    public Task So_is_its_text_in_a_trace_and_its_repr(string source, string expected) => CheckAsync(source, expected);
}
